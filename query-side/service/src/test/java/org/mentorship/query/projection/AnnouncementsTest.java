package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.story.Story;

@DisplayName("Who follows a mentorship is told of its last version")
class AnnouncementsTest extends ProjectionScene {

    private static final List<LoggedEvent> STORY = Story.of(17, 12);
    private static final Map<String, Long> LAST = lastVersions();

    private final Map<String, Long> told = new ConcurrentHashMap<>();
    private final AtomicInteger killed = new AtomicInteger();

    private static Map<String, Long> lastVersions() {
        var last = new TreeMap<String, Long>();
        STORY.stream()
                .filter(event -> event.recorded().streamType().equals("Mentorship"))
                .forEach(event -> last.put(event.stream(), event.sequence()));
        return last;
    }

    /** A process that is killed whenever it has written views, before it tells of them and before its token moves. */
    private QueryProcess killedBeforeItTells() {
        return new QueryProcess(
                log, events, mongo.getConnectionString(), emitter -> (QueryUpdateEmitter) Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {QueryUpdateEmitter.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("emit")
                                    && List.of(arguments).getLast() instanceof MentorshipView) {
                                killed.incrementAndGet();
                                throw new IllegalStateException("killed");
                            }
                            try {
                                return method.invoke(emitter, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    private List<SubscriptionQueryResult<Object, MentorshipView>> followAll(QueryProcess process) {
        var following = new ArrayList<SubscriptionQueryResult<Object, MentorshipView>>();
        for (var id : LAST.keySet()) {
            var one = process.follow(id);
            one.updates().subscribe(view -> told.merge(view.id(), view.version(), Math::max));
            following.add(one);
        }
        return following;
    }

    @Test
    @DisplayName("also where the process that wrote it was killed before it told, by the one that takes over")
    void takenOver() {
        try (var alive = start()) {
            await().atMost(PATIENCE).until(alive::isAtHead);
            try (var dying = killedBeforeItTells()) {
                await().atMost(PATIENCE).until(() -> alive.segments() > 0 && dying.segments() > 0);
                followAll(dying);
                followAll(alive);
                events.publish(STORY);
                await().atMost(PATIENCE).until(() -> killed.get() > 0);
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told).containsExactlyInAnyOrderEntriesOf(LAST));
        }
    }

    @Test
    @DisplayName(
            "also where the process that wrote it was killed before it told, and is the only one, by its successor")
    void restarted() {
        try (var dying = killedBeforeItTells()) {
            await().atMost(PATIENCE).until(dying::isAtHead);
            followAll(dying);
            events.publish(STORY);
            await().atMost(PATIENCE).until(() -> killed.get() > 0);
        }
        try (var next = start()) {
            followAll(next);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told).containsExactlyInAnyOrderEntriesOf(LAST));
        }
    }

    @Test
    @DisplayName("also where it was heard of only after all was written")
    void late() {
        events.publish(STORY);
        try (var process = start()) {
            await().atMost(PATIENCE).until(process::isAtHead);
            followAll(process);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told).containsExactlyInAnyOrderEntriesOf(LAST));
        }
    }
}
