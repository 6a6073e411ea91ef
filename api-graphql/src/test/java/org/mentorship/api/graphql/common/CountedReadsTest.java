package org.mentorship.api.graphql.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.GraphQlFailure;
import org.mentorship.api.graphql.kit.GraphQlSlice;
import org.mentorship.api.graphql.kit.Samples;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.mentorship.FindMentorship;
import org.mentorship.query.contract.mentorship.MemberState;
import org.mentorship.query.contract.mentorship.MentorshipView;

/** The sample is at version 7, of which the mentor does not see two. */
@DisplayName("Waiting for a version of a mentorship")
class CountedReadsTest {

    private static final AccessRule RULE = AccessRules.of("Query", "mentorship");
    private static final MentorshipView NOW = Samples.mentorship("mnt_a", Samples.MENTOR, Samples.MENTEE);
    private static final MentorshipView KEPT_BACK = Samples.withKeptBack(NOW);

    private final Map<Long, CompletableFuture<Lookup<MentorshipView>>> waits = new HashMap<>();
    private final List<Long> asked = new ArrayList<>();
    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final CountedReads reads = new CountedReads(
            new Reads(DefaultQueryGateway.builder().queryBus(bus).build()));
    private Lookup<MentorshipView> now = new Lookup.Found<>(NOW);

    @BeforeEach
    void answer() {
        bus.<Object>subscribe(FindMentorship.class.getName(), Object.class, message -> {
            var version = ((FindMentorship) message.getPayload()).minVersion();
            if (version == null) {
                return CompletableFuture.completedFuture(now);
            }
            asked.add(version);
            return reaching(version);
        });
    }

    private CompletableFuture<Lookup<MentorshipView>> reaching(long version) {
        return waits.computeIfAbsent(version, _ -> new CompletableFuture<>());
    }

    private CompletableFuture<MentorshipView> waiting(String person, long version) {
        return reads.readable(RULE, GraphQlSlice.participant(person), "mnt_a", version);
    }

    private static void isUnavailable(CompletableFuture<?> answer) {
        assertThatThrownBy(answer::join)
                .cause()
                .isInstanceOfSatisfying(
                        GraphQlFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(FailureCode.UNAVAILABLE));
    }

    @Test
    @DisplayName("is no waiting where the caller has counted that far")
    void there() {
        assertThat(waiting(Samples.MENTOR, 5)).isCompletedWithValue(NOW);
        assertThat(waiting(Samples.MENTEE, 7)).isCompletedWithValue(NOW);
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("goes on where all that came is kept back from the caller")
    void keptBack() {
        var answer = waiting(Samples.MENTOR, 6);
        reaching(8).complete(new Lookup.Found<>(KEPT_BACK));
        assertThat(answer).isNotDone();

        var next = Samples.withVersion(KEPT_BACK, 9);
        reaching(9).complete(new Lookup.Found<>(next));
        assertThat(answer).isCompletedWithValue(next);
    }

    @Test
    @DisplayName("is over when it would have been in vain, whatever came that is kept back from the caller")
    void inVain() {
        var answer = waiting(Samples.MENTOR, 6);
        reaching(8).complete(new Lookup.Found<>(KEPT_BACK));
        assertThat(answer).isNotDone();

        reaching(Reads.NEVER_REACHED).complete(new Lookup.NotYet<>());
        isUnavailable(answer);
    }

    @Test
    @DisplayName("ends with what is kept back from others for who sees it")
    void own() {
        var answer = waiting(Samples.MENTEE, 8);
        reaching(8).complete(new Lookup.Found<>(KEPT_BACK));
        assertThat(answer).isCompletedWithValue(KEPT_BACK);
        assertThat(reads.readable(RULE, GraphQlSlice.staff(ActorRole.COORDINATOR), "mnt_a", 8L))
                .isCompletedWithValue(KEPT_BACK);
    }

    @Test
    @DisplayName("ends with it also for who may read it only since then")
    void opened() {
        var answer = waiting(Samples.STRANGER, 6);
        var joined = Samples.withVersion(
                Samples.withMembers(
                        NOW,
                        Stream.concat(
                                        NOW.members().stream(),
                                        Stream.of(Samples.member(Samples.STRANGER, Role.MENTEE, MemberState.ACTIVE)))
                                .toList()),
                8);
        reaching(8).complete(new Lookup.Found<>(joined));
        assertThat(answer).isCompletedWithValue(joined);
    }

    @Test
    @DisplayName("takes as long where it is not the caller's as where there is none")
    void hidden() {
        for (var there : List.of(new Lookup.Found<>(NOW), new Lookup.Unknown<MentorshipView>())) {
            now = there;
            waits.clear();
            var answer = waiting(Samples.STRANGER, 3);
            waits.forEach((version, reached) -> {
                if (version != Reads.NEVER_REACHED) {
                    reached.complete(new Lookup.Found<>(NOW));
                }
            });
            assertThat(answer).isNotDone();
            reaching(Reads.NEVER_REACHED).complete(new Lookup.NotYet<>());
            isUnavailable(answer);
        }
    }
}
