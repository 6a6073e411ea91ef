package org.mentorship.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.api.graphql.kit.GraphQlSlice;
import org.mentorship.api.graphql.kit.Samples;
import org.mentorship.api.graphql.kit.ScriptedReadSide;
import org.mentorship.api.graphql.kit.SliceTest;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.query.contract.mentorship.MemberState;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.test.tester.GraphQlTester;
import reactor.core.Disposable;

@SliceTest
@DisplayName("Following a mentorship")
class MentorshipUpdatesTest {

    private static final String FOLLOW =
            "subscription { mentorshipUpdated(id: \"mnt_a\") { version mentors { name } program { name }"
                    + " meetings(first: 1) { nodes { notes } } } }";

    private final ExecutionGraphQlService service;
    private final ScriptedReadSide readSide;
    private final List<Seen> seen = new ArrayList<>();
    private boolean ended;

    private record Seen(long version, String mentor, String program, String notes) {}

    MentorshipUpdatesTest(ExecutionGraphQlService service, ScriptedReadSide readSide) {
        this.service = service;
        this.readSide = readSide;
    }

    @BeforeEach
    void samples() {
        readSide.reset();
        Samples.fill(readSide);
    }

    @Test
    @DisplayName(
            "shows it each time after it changed, with everything that can be asked of it, until the follower leaves")
    void follows() {
        var following = follow(GraphQlSlice.as(service, GraphQlSlice.participant(Samples.MENTEE)));
        update(8);
        update(9);
        assertThat(seen)
                .containsExactly(
                        new Seen(8, "name of par_mentor", "Engineering", "notes"),
                        new Seen(9, "name of par_mentor", "Engineering", "notes"));
        following.dispose();
        assertThat(readSide.isFollowed()).isFalse();
        update(10);
        assertThat(seen).hasSize(2);
    }

    @Test
    @DisplayName("shows no version twice, and none that is older, from however many processes it is told")
    void onlyNewer() {
        var following = follow(GraphQlSlice.as(service, GraphQlSlice.participant(Samples.MENTEE)));
        for (var version : List.of(7L, 9L, 9L, 8L, 11L, 10L, 11L, 12L)) {
            update(version);
        }
        following.dispose();
        assertThat(seen).extracting(Seen::version).containsExactly(9L, 11L, 12L);
    }

    @Test
    @DisplayName("tells a member nothing of what is kept from them, not even that it came")
    void keptBack() {
        var following = follow(GraphQlSlice.as(service, GraphQlSlice.participant(Samples.MENTOR)));
        var after = Samples.withKeptBack(Samples.mentorship("mnt_a", Samples.MENTOR, Samples.MENTEE));
        readSide.update(after);
        assertThat(seen).isEmpty();
        readSide.update(Samples.withVersion(after, 9));
        readSide.update(Samples.withKeptBack(Samples.withVersion(after, 9)));
        following.dispose();
        assertThat(seen).extracting(Seen::version).containsExactly(6L);
    }

    @Test
    @DisplayName("shows who keeps something from the others, and coordinators, that it came")
    void ownKeptBack() {
        for (var caller :
                List.of(GraphQlSlice.participant(Samples.MENTEE), GraphQlSlice.staff(ActorRole.COORDINATOR))) {
            seen.clear();
            samples();
            var following = follow(GraphQlSlice.as(service, caller));
            readSide.update(Samples.withKeptBack(Samples.mentorship("mnt_a", Samples.MENTOR, Samples.MENTEE)));
            following.dispose();
            assertThat(seen).extracting(Seen::version).containsExactly(8L);
        }
    }

    @Test
    @DisplayName("shows what a slow member may see, also where it comes together with what is kept from them")
    void bothAtOnce() {
        var following = follow(GraphQlSlice.as(service, GraphQlSlice.participant(Samples.MENTOR)));
        var was = Samples.mentorship("mnt_a", Samples.MENTOR, Samples.MENTEE);
        readSide.update(Samples.withKeptBack(Samples.withVersion(was, 8)));
        following.dispose();
        assertThat(seen).extracting(Seen::version).containsExactly(6L);
    }

    @Test
    @DisplayName("shows a coordinator no more than reading it does")
    void confidential() {
        var following = follow(GraphQlSlice.as(service, GraphQlSlice.staff(ActorRole.COORDINATOR)));
        update(8);
        following.dispose();
        assertThat(seen).containsExactly(new Seen(8, "name of par_mentor", "Engineering", "null"));
    }

    @Test
    @DisplayName("ends when the follower is no longer in it")
    void endsOnLeaving() {
        follow(GraphQlSlice.as(service, GraphQlSlice.participant(Samples.MENTEE)));
        var now = Samples.withVersion(Samples.mentorship("mnt_a", Samples.MENTOR, Samples.MENTEE), 8);
        readSide.update(Samples.withMembers(
                now,
                List.of(
                        Samples.member(Samples.MENTOR, Role.MENTOR, MemberState.ACTIVE),
                        Samples.member(Samples.MENTEE, Role.MENTEE, MemberState.LEFT))));
        assertThat(seen).isEmpty();
        assertThat(ended).isTrue();
        assertThat(readSide.isFollowed()).isFalse();
    }

    private Disposable follow(GraphQlTester caller) {
        return caller.document(FOLLOW)
                .executeSubscription()
                .toFlux()
                .subscribe(
                        response -> seen.add(new Seen(
                                response.path("mentorshipUpdated.version")
                                        .entity(Long.class)
                                        .get(),
                                response.path("mentorshipUpdated.mentors[0].name")
                                        .entity(String.class)
                                        .get(),
                                response.path("mentorshipUpdated.program.name")
                                        .entity(String.class)
                                        .get(),
                                String.valueOf(response.path("mentorshipUpdated.meetings.nodes[0]")
                                        .entity(java.util.Map.class)
                                        .get()
                                        .get("notes")))),
                        failure -> {
                            throw new AssertionError(failure);
                        },
                        () -> ended = true);
    }

    private void update(long version) {
        readSide.update(Samples.withVersion(Samples.mentorship("mnt_a", Samples.MENTOR, Samples.MENTEE), version));
    }
}
