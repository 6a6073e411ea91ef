package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mentorship.contract.envelope.ActorRole;

@ExtendWith(Cluster.Outputs.class)
@DisplayName("The automations of a cluster")
class ClusterAutomationsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Cluster cluster;
    private Cast cast;

    @BeforeEach
    void start() throws Exception {
        cluster = new Cluster();
        cluster.start("api,query");
        cluster.start("command");
        cluster.start("command");
        cast = Cast.in(cluster);
    }

    @AfterEach
    void stop() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @DisplayName("run in one process, and go on in another when it is killed; what they do is done once")
    void takeover() throws Exception {
        await().atMost(PATIENCE).until(() -> whoRunsThem().size() == 1);
        var id = cluster.api()
                .mutate(cast.staff(), "proposeMatch", cast.pair(), "mentorship { id }")
                .accepted()
                .at("/mentorship/id")
                .asString();
        accept(cast.mentorToken(), id);
        var running = whoRunsThem().getFirst();
        running.kill();
        accept(cast.menteeToken(), id);

        await().atMost(PATIENCE).until(() -> status(id).equals("ACTIVE"));
        assertThat(whoRunsThem()).hasSize(1).doesNotContain(running);
        assertThat(cluster.api()
                        .auditLog(
                                cast.auditor(),
                                Map.of("mentorshipId", id, "types", List.of("MentorshipStarted")),
                                "type"))
                .hasSize(1);
    }

    private void accept(String token, String id) {
        var code = cluster.api()
                .mutate(token, "acceptMatch", Map.of("mentorshipId", id, "commandId", "accept-" + token.hashCode()))
                .code();
        if (!code.isEmpty()) {
            assertThat(code).isEqualTo("UNAVAILABLE");
            await().atMost(PATIENCE)
                    .until(() -> cluster.api()
                            .mutate(
                                    token,
                                    "acceptMatch",
                                    Map.of("mentorshipId", id, "commandId", "accept-" + token.hashCode()))
                            .code()
                            .isEmpty());
        }
    }

    private String status(String id) {
        return cluster.api()
                .query(cast.staff(), "mentorship", "(id: \"%s\") { status }".formatted(id))
                .data()
                .at("/status")
                .asString("");
    }

    private List<Cluster.Member> whoRunsThem() {
        var admin = cluster.token("admin", ActorRole.ADMIN);
        return cluster.members().stream()
                .filter(member -> member.roles().equals("command"))
                .filter(member -> member.api()
                        .get("/actuator/health", admin)
                        .json()
                        .at("/components/automations/details/lag")
                        .isNumber())
                .toList();
    }
}
