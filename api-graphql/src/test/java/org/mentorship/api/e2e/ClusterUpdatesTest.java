package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mentorship.contract.envelope.ActorRole;

@ExtendWith(Cluster.Outputs.class)
@DisplayName("Who follows a mentorship in a cluster")
class ClusterUpdatesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CHANGES = 15;

    private Cluster cluster;
    private Cast cast;
    private String id;

    @BeforeEach
    void start() throws Exception {
        cluster = new Cluster();
        cluster.start("api");
        cluster.start("command");
        cluster.start("query");
        cluster.start("query");
        await().atMost(PATIENCE).until(() -> cluster.members().stream().allMatch(Cluster.Member::isReady));
        cast = Cast.in(cluster);
        id = cluster.api()
                .mutate(cast.staff(), "proposeMatch", cast.pair(), "mentorship { id }")
                .accepted()
                .at("/mentorship/id")
                .asString();
        step(cast.mentorToken(), "acceptMatch", Map.of());
        step(cast.menteeToken(), "acceptMatch", Map.of());
        await().atMost(PATIENCE)
                .until(() -> cluster.api()
                        .query(cast.staff(), "mentorship", "(id: \"%s\") { status }".formatted(id))
                        .data()
                        .at("/status")
                        .asString("")
                        .equals("ACTIVE"));
    }

    @AfterEach
    void stop() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
    }

    /** The version after it. While a query process is replaced, the rights of people cannot be read. */
    private long step(String token, String mutation, Map<String, ?> input) {
        var extended = new HashMap<String, Object>(input);
        extended.put("mentorshipId", id);
        return await().atMost(PATIENCE)
                .until(
                        () -> cluster.api().mutate(token, mutation, extended),
                        result -> !result.code().equals("UNAVAILABLE"))
                .accepted()
                .at("/version")
                .asLong();
    }

    private long change() {
        return step(cast.menteeToken(), "raiseConcern", Map.of("severity", "LOW", "text", "He is often late."));
    }

    private static List<Long> versions(Follower follower) {
        return follower.results().stream()
                .map(result -> result.at("/data/mentorshipUpdated/version").asLong(-1))
                .toList();
    }

    private void replaceAQueryProcess(boolean kill) throws Exception {
        var one = cluster.members().stream()
                .filter(member -> member.roles().equals("query"))
                .findFirst()
                .orElseThrow();
        if (kill) {
            one.kill();
        } else {
            one.stop();
        }
        cluster.start("query");
    }

    @Test
    @DisplayName(
            "sees versions that rise, none twice, and the last, whichever query processes are killed or stopped meanwhile")
    void risingToTheLast() throws Exception {
        try (var follower = follow()) {
            for (var kill = 0; kill < 3; kill++) {
                for (var i = 0; i < CHANGES; i++) {
                    change();
                }
                replaceAQueryProcess(kill % 2 == 0);
            }
            var last = change();
            await().atMost(PATIENCE).until(() -> versions(follower).getLast() == last);
            var seen = versions(follower);
            assertThat(seen).isSorted().doesNotHaveDuplicates();
            assertThat(follower.hasEnded()).isFalse();
        }
    }

    @Test
    @DisplayName("sees as a coordinator the last, also if there was no query process left to say what they may read")
    void nobodyLeft() throws Exception {
        try (var follower = follow()) {
            for (var round = 0; round < 2; round++) {
                changeAsAdministrator();
                for (var member : cluster.members()) {
                    if (member.roles().equals("query")) {
                        member.kill();
                    }
                }
                var last = changeAsAdministrator();
                cluster.start("query");
                cluster.start("query");
                await().atMost(PATIENCE).until(() -> versions(follower).getLast() == last);
            }
            assertThat(versions(follower)).isSorted().doesNotHaveDuplicates();
            assertThat(follower.hasEnded()).isFalse();
        }
    }

    /** Nothing has to be read for it. */
    private long changeAsAdministrator() {
        return step(
                cluster.token("administrator", ActorRole.ADMIN),
                "raiseConcern",
                Map.of("participantId", cast.mentee(), "severity", "LOW", "text", "He is often late."));
    }

    private Follower follow() {
        var follower = new Follower(
                cluster.port(),
                cast.staff(),
                "subscription { mentorshipUpdated(id: \"%s\") { version } }".formatted(id));
        await().failFast("the subscription has ended", follower::hasEnded)
                .atMost(PATIENCE)
                .until(() -> {
                    change();
                    return !follower.results().isEmpty();
                });
        return follower;
    }
}
