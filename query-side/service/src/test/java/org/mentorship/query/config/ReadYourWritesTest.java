package org.mentorship.query.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.Lookup.Found;
import org.mentorship.query.contract.Lookup.NotYet;
import org.mentorship.query.contract.mentorship.FindMentorship;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.timeline.LogHead;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.mentorship.MentorshipFold;
import org.mentorship.query.story.Story;
import org.mentorship.query.views.ViewTypes;

@DisplayName("Who writes can read it back")
class ReadYourWritesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<LoggedEvent> STORY = Story.of(5, 8);

    @TempDir
    private Path directory;

    private static LoggedEvent lastOfAMentorship() {
        return STORY.reversed().stream()
                .filter(event -> ViewTypes.of(event.event()) == MentorshipFold.TYPE)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("a question for a version that is not there yet waits for it")
    void waits() throws Exception {
        var last = lastOfAMentorship();
        try (var running = Running.in(directory)) {
            var answer = running.queries().ask(new FindMentorship(last.stream(), last.sequence(), null));
            assertThat(answer).isNotDone();

            running.publish(STORY);

            assertThat(answer.orTimeout(60, TimeUnit.SECONDS).join())
                    .isInstanceOfSatisfying(
                            Found.class,
                            found -> assertThat(((MentorshipView) found.value()).version())
                                    .isEqualTo(last.sequence()));
        }
    }

    @Test
    @DisplayName("a version that is there, or an older one, is answered at once")
    void is_there() throws Exception {
        var last = lastOfAMentorship();
        try (var running = Running.in(directory).told(STORY)) {
            assertThat(running.ask(new FindMentorship(last.stream(), 0L, null)))
                    .isEqualTo(running.ask(new FindMentorship(last.stream(), last.sequence(), null)));
        }
    }

    @Test
    @DisplayName("a version that does not come in time is said to be not there yet")
    void not_yet() throws Exception {
        var last = lastOfAMentorship();
        try (var running = Running.in(directory, Duration.ofMillis(50)).told(STORY)) {
            assertThat(running.ask(new FindMentorship(last.stream(), last.sequence() + 1, null)))
                    .isEqualTo(new NotYet<>());
        }
    }

    @Test
    @DisplayName("a subscriber sees a mentorship as it is, then each change, and of no other")
    void subscription() throws Exception {
        var last = lastOfAMentorship();
        var seen = new CopyOnWriteArrayList<MentorshipView>();
        try (var running = Running.in(directory)) {
            var first = STORY.subList(0, STORY.size() / 2);
            running.told(first);
            try (var subscription = running.gateway()
                    .subscriptionQuery(
                            new FindMentorship(last.stream(), null, null),
                            ResponseTypes.instanceOf(Object.class),
                            ResponseTypes.instanceOf(MentorshipView.class))) {
                subscription.updates().subscribe(seen::add);
                assertThat(subscription.initialResult().block(PATIENCE)).isInstanceOf(Lookup.class);

                running.publish(STORY.subList(first.size(), STORY.size()));

                await().atMost(PATIENCE)
                        .until(() -> !seen.isEmpty() && seen.getLast().version() == last.sequence());
            }
            assertThat(seen).extracting(MentorshipView::id).containsOnly(last.stream());
            assertThat(seen).extracting(MentorshipView::version).isSorted();
        }
    }

    @Test
    @DisplayName("a follower of the log is told how far it can be read")
    void log_head() throws Exception {
        var heads = new CopyOnWriteArrayList<Long>();
        try (var running = Running.in(directory);
                var subscription = running.gateway()
                        .subscriptionQuery(
                                new LogHead(),
                                ResponseTypes.instanceOf(Object.class),
                                ResponseTypes.instanceOf(Long.class))) {
            subscription.updates().subscribe(heads::add);
            assertThat(subscription.initialResult().block(PATIENCE)).isEqualTo(-1L);

            running.publish(STORY);

            await().atMost(PATIENCE).until(() -> heads.contains(STORY.size() - 1L));
            assertThat(heads).isSorted();
        }
    }
}
