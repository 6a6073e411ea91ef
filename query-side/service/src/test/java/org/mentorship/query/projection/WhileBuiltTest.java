package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.Unavailable;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.Lookup.Found;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.Query;
import org.mentorship.query.contract.mentorship.FindMentorship;
import org.mentorship.query.contract.mentorship.ListMentorships;
import org.mentorship.query.contract.mentorship.MentorshipFilter;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.status.ReadModelStatus;
import org.mentorship.query.contract.status.ReadModelStatusView.State;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.story.Story;

@DisplayName("Shared read models are answered from while they are whole, and not before")
class WhileBuiltTest extends ProjectionScene {

    private static final int MENTORSHIPS = 8;
    private static final List<LoggedEvent> STORY = Story.of(31, MENTORSHIPS);
    /** By then all mentorships are there, and things happen in them afterwards. */
    private static final int BEGUN = STORY.size() - 40;

    private static final String MENTORSHIP = STORY.stream()
            .filter(event -> event.recorded().streamType().equals("Mentorship"))
            .findFirst()
            .orElseThrow()
            .stream();
    private static final Query<Lookup<MentorshipView>> ONE = new FindMentorship(MENTORSHIP, null, null);
    private static final Query<Page<MentorshipView>> ALL = new ListMentorships(MentorshipFilter.any(), 100, null);

    @BeforeEach
    void begin() {
        events.publish(STORY.subList(0, BEGUN));
    }

    /** What another process has that builds them, or has hung while it did. */
    private static BuildClaim claimedIn(ReadStore store) {
        return new BuildClaims(store.database(), System::nanoTime).claim().orElseThrow();
    }

    /** Whether there is an answer now, which is then the whole one; any other is a defect. */
    private static boolean answers(QueryProcess process) {
        try {
            assertThat(process.ask(ONE).join()).isInstanceOf(Found.class);
            assertThat(process.ask(ALL).join().edges()).hasSize(MENTORSHIPS);
            return true;
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOfAny(NoHandlerForQueryException.class, Unavailable.class);
            return false;
        }
    }

    private static void awaitAnswers(QueryProcess process) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> answers(process));
    }

    @Test
    @DisplayName("nobody takes questions until they are built for the first time, but how far they are can be asked")
    void first() {
        try (var other = elsewhere()) {
            var claim = claimedIn(other);
            try (var process = start()) {
                await().atMost(PATIENCE)
                        .until(() -> process.ask(new ReadModelStatus()).join().stream()
                                .allMatch(projection -> projection.state() == State.REBUILDING));
                assertThat(process.ask(ONE))
                        .failsWithin(PATIENCE)
                        .withThrowableThat()
                        .havingRootCause()
                        .isInstanceOf(NoHandlerForQueryException.class);
                claim.close();
                awaitAnswers(process);
            }
        }
    }

    @Test
    @DisplayName("a process that comes while they are whole answers at once, without a part in building or projecting")
    void latecomer() {
        try (var first = start()) {
            awaitAnswers(first);
        }
        try (var other = elsewhere();
                var claim = claimedIn(other);
                var late = start()) {
            awaitAnswers(late);
            assertThat(claim).isNotNull();
        }
    }

    @Test
    @DisplayName("when they are lost, no process finds nothing, or a part, until they are built anew")
    void lost() {
        try (var one = start();
                var other = start();
                var client = MongoClients.create(mongo.getConnectionString())) {
            awaitAnswers(one);
            awaitAnswers(other);
            var before = ReadSide.wholeGeneration(client.getDatabase("mentorship"));
            client.getDatabase("mentorship").getCollection("readModels").drop();
            client.getDatabase("mentorship").drop();
            events.publish(STORY.subList(BEGUN, STORY.size()));
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> {
                answers(one);
                answers(other);
                var now = ReadSide.wholeGeneration(client.getDatabase("mentorship"));
                return now.isPresent() && !now.equals(before);
            });
            awaitAnswers(one);
            awaitAnswers(other);
            await().atMost(PATIENCE).until(() -> one.isAtHead() && other.isAtHead());
        }
    }

    @Test
    @DisplayName("a process in which they are lost while nobody can build them takes no questions")
    void cannotBeBuilt() {
        try (var process = start();
                var other = elsewhere();
                var client = MongoClients.create(mongo.getConnectionString())) {
            awaitAnswers(process);
            client.getDatabase("mentorship").drop();
            var claim = claimedIn(other);
            await().atMost(PATIENCE).until(() -> process.status().getFirst().state() == State.REBUILDING);
            assertThat(process.ask(ONE))
                    .failsWithin(PATIENCE)
                    .withThrowableThat()
                    .havingRootCause()
                    .isInstanceOf(NoHandlerForQueryException.class);
            claim.close();
            awaitAnswers(process);
        }
    }
}
