package org.mentorship.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.axoniq.axonserver.connector.AxonServerException;
import io.axoniq.axonserver.connector.ErrorCategory;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.axonframework.queryhandling.QueryExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorship.api.graphql.kit.GraphQlSlice;
import org.mentorship.api.graphql.kit.Samples;
import org.mentorship.api.graphql.kit.ScriptedReadSide;
import org.mentorship.api.graphql.kit.SliceTest;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.HandlingFailure;
import org.mentorship.contract.HandlingFailure.Kind;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.query.contract.mentorship.FindMentorship;
import org.mentorship.query.contract.mentorship.MemberState;
import org.mentorship.query.contract.program.FindCoordinatedPrograms;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.test.tester.GraphQlTester;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.test.scheduler.VirtualTimeScheduler;

@SliceTest
@DisplayName("Following a mentorship")
class MentorshipUpdatesTest {

    private static final String FOLLOW =
            "subscription { mentorshipUpdated(id: \"mnt_a\") { version mentors { name } program { name }"
                    + " meetings(first: 1) { nodes { notes } } } }";
    private static final Caller COORDINATOR = GraphQlSlice.staff(ActorRole.COORDINATOR);
    private static final FindCoordinatedPrograms RIGHTS = new FindCoordinatedPrograms(COORDINATOR.subject());

    private final ExecutionGraphQlService service;
    private final ScriptedReadSide readSide;
    private final Disposable.Composite followers = Disposables.composite();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile boolean ended;
    private volatile boolean failed;

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

    @AfterEach
    void leave() {
        followers.dispose();
    }

    @Test
    @DisplayName(
            "shows it each time after it changed, with everything that can be asked of it, until the follower leaves")
    void follows() {
        var following = follow(GraphQlSlice.as(service, GraphQlSlice.participant(Samples.MENTEE)));
        updateAndSee(8);
        updateAndSee(9);
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
        update(7);
        updateAndSee(9);
        update(9);
        update(8);
        updateAndSee(11);
        update(10);
        update(11);
        updateAndSee(12);
        following.dispose();
        assertThat(seen).extracting(Seen::version).containsExactly(9L, 11L, 12L);
    }

    @Test
    @DisplayName("tells a member nothing of what is kept from them, not even that it came")
    void keptBack() {
        var following = follow(GraphQlSlice.as(service, GraphQlSlice.participant(Samples.MENTOR)));
        var after = Samples.withKeptBack(Samples.mentorship("mnt_a", Samples.MENTOR, Samples.MENTEE));
        readSide.update(after);
        readSide.update(Samples.withVersion(after, 9));
        awaitShown(6);
        var again = Samples.withKeptBack(Samples.withVersion(after, 9));
        readSide.update(again);
        readSide.update(Samples.withVersion(again, again.version() + 1));
        awaitShown(7);
        following.dispose();
        assertThat(seen).extracting(Seen::version).containsExactly(6L, 7L);
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
            awaitShown(8);
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
        awaitShown(6);
        following.dispose();
        assertThat(seen).extracting(Seen::version).containsExactly(6L);
    }

    @Test
    @DisplayName("shows a coordinator no more than reading it does")
    void confidential() {
        var following = follow(GraphQlSlice.as(service, COORDINATOR));
        updateAndSee(8);
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
        await().until(() -> ended);
        assertThat(seen).isEmpty();
        assertThat(readSide.isFollowed()).isFalse();
    }

    @Test
    @Timeout(60)
    @DisplayName("holds up neither the process that tells of changes nor other followers while one of them is slow")
    void slowFollower() throws InterruptedException {
        var slow = new CopyOnWriteArrayList<Long>();
        var busy = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var caller = GraphQlSlice.as(service, GraphQlSlice.participant(Samples.MENTEE));
        followers.add(caller.document("subscription { mentorshipUpdated(id: \"mnt_a\") { version } }")
                .executeSubscription()
                .toFlux()
                .subscribe(response -> {
                    slow.add(version(response));
                    busy.countDown();
                    awaitQuietly(goOn);
                }));
        follow(GraphQlSlice.as(service, COORDINATOR));

        updateAndSee(8);
        busy.await();
        for (var version = 9L; version <= 20; version++) {
            updateAndSee(version);
        }
        assertThat(slow).containsExactly(8L);

        goOn.countDown();
        await().until(() -> slow.getLast() == 20);
        assertThat(slow).isSorted().doesNotHaveDuplicates().hasSizeLessThan(6);
    }

    static Stream<RuntimeException> absences() {
        return Stream.of(
                new AxonServerQueryDispatchException("AXONIQ-5002", "Connection to handler query lost"),
                new AxonServerException(ErrorCategory.OTHER, "connection lost", "here"),
                new NoHandlerForQueryException("no process answers questions"),
                new QueryExecutionException(
                        "The question was not answered", null, new HandlingFailure(Kind.STORE_AWAY, null)));
    }

    @ParameterizedTest
    @MethodSource("absences")
    @DisplayName("waits while nobody can tell what a coordinator may read, and shows the last when somebody can")
    void rightsCannotBeRead(RuntimeException absence) {
        follow(GraphQlSlice.as(service, COORDINATOR));
        readSide.fail(RIGHTS, absence);
        update(8);
        awaitQuestions(3);
        update(9);
        update(10);
        assertThat(seen).isEmpty();
        assertThat(ended).isFalse();

        readSide.answerAgain(RIGHTS);

        awaitShown(10);
        assertThat(seen).extracting(Seen::version).isSorted().doesNotHaveDuplicates();
        updateAndSee(11);
    }

    @Test
    @DisplayName("shows nothing more to who was found, after such a wait, to coordinate it no longer")
    void rightsAreGone() {
        follow(GraphQlSlice.as(service, COORDINATOR));
        readSide.fail(RIGHTS, new NoHandlerForQueryException("no process answers questions"));
        update(8);
        awaitQuestions(2);
        readSide.answer(RIGHTS, List.of());

        readSide.answerAgain(RIGHTS);

        await().until(() -> ended);
        assertThat(seen).isEmpty();
        assertThat(readSide.isFollowed()).isFalse();
    }

    @Test
    @DisplayName(
            "begins all the same where the answer whether the follower may is lost twice, and says so where it always is")
    void beginningLost() {
        withTime(time -> {
            readSide.lose(FindMentorship.class, 2);
            follow(GraphQlSlice.as(service, GraphQlSlice.participant(Samples.MENTEE)));
            passUntil(time, readSide::isFollowed);
            updateAndSee(8);

            readSide.lose(FindMentorship.class, 3);
            follow(GraphQlSlice.as(service, GraphQlSlice.participant(Samples.MENTOR)));
            passUntil(time, () -> failed);
        });
    }

    @Test
    @DisplayName("is begun anew until the follower is told how it is, and then goes on however quiet it is")
    void unheard() {
        withTime(time -> {
            follow(GraphQlSlice.as(service, GraphQlSlice.participant(Samples.MENTEE)));
            await().until(readSide::isFollowed);
            var first = readSide.following();
            passUntil(time, () -> readSide.isFollowed() && !readSide.following().equals(first));
            assertThat(readSide.following()).hasSize(1);
            update(7); // nothing new, and yet a word
            var heard = readSide.following();
            time.advanceTimeBy(Duration.ofHours(1));
            assertThat(readSide.following()).isEqualTo(heard);
            updateAndSee(8);
        });
    }

    private static void withTime(Consumer<VirtualTimeScheduler> scene) {
        var time = VirtualTimeScheduler.getOrSet();
        try {
            scene.accept(time);
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    private static void passUntil(VirtualTimeScheduler time, Callable<Boolean> reached) {
        await().until(() -> {
            time.advanceTimeBy(Duration.ofSeconds(1));
            return reached.call();
        });
    }

    @Test
    @DisplayName("ends during such a wait when the follower leaves")
    void leavesWhileWaiting() {
        var following = follow(GraphQlSlice.as(service, COORDINATOR));
        readSide.fail(RIGHTS, new NoHandlerForQueryException("no process answers questions"));
        update(8);
        awaitQuestions(2);
        following.dispose();
        assertThat(readSide.isFollowed()).isFalse();
    }

    @Test
    @DisplayName("ends during such a wait, whatever else there would be to show, when the connection is lost")
    void lostWhileWaiting() {
        follow(GraphQlSlice.as(service, COORDINATOR));
        readSide.fail(RIGHTS, new NoHandlerForQueryException("no process answers questions"));
        update(8);
        awaitQuestions(2);
        update(9);
        update(10);
        readSide.failUpdates(new IllegalStateException("the connection is lost"));
        await().until(() -> failed);
        assertThat(seen).isEmpty();
    }

    @Test
    @DisplayName("ends when what a coordinator may read cannot be found out by asking again")
    void defect() {
        follow(GraphQlSlice.as(service, COORDINATOR));
        readSide.fail(RIGHTS, new IllegalStateException("a defect"));
        update(8);
        await().until(() -> failed);
        assertThat(seen).isEmpty();
        assertThat(readSide.isFollowed()).isFalse();
    }

    private void awaitQuestions(int number) {
        await().until(() -> Collections.frequency(readSide.asked(), RIGHTS) >= number);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long version(GraphQlTester.Response response) {
        return response.path("mentorshipUpdated.version").entity(Long.class).get();
    }

    private Disposable follow(GraphQlTester caller) {
        var following = caller.document(FOLLOW)
                .executeSubscription()
                .toFlux()
                .subscribe(
                        response -> seen.add(new Seen(
                                version(response),
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
                        _ -> failed = true,
                        () -> ended = true);
        followers.add(following);
        return following;
    }

    private void update(long version) {
        readSide.update(Samples.withVersion(Samples.mentorship("mnt_a", Samples.MENTOR, Samples.MENTEE), version));
    }

    private void updateAndSee(long version) {
        update(version);
        awaitShown(version);
    }

    private void awaitShown(long version) {
        await().until(() -> !seen.isEmpty() && seen.getLast().version() == version);
    }
}
