package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericSubscriptionQueryMessage;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.axonframework.queryhandling.UpdateHandlerRegistration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mentorship.query.contract.mentorship.FindMentorship;
import org.slf4j.LoggerFactory;

@DisplayName("How things are, which the store cannot tell just now,")
class PresenterTest {

    private final SimpleQueryUpdateEmitter emitter =
            SimpleQueryUpdateEmitter.builder().build();
    private final UpdateAnnouncer announcer = new UpdateAnnouncer();
    private final Map<String, UpdateHandlerRegistration<?>> handlers = new HashMap<>();
    private final List<Object> told = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final AtomicBoolean taken = new AtomicBoolean(true);
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private Runnable meanwhile = () -> {};

    PresenterTest() {
        announcer.use(emitter);
    }

    private SubscriptionQueryMessage<?, ?, ?> follow(String id) {
        var subscription = new GenericSubscriptionQueryMessage<>(
                new FindMentorship(id, null, null),
                ResponseTypes.instanceOf(Object.class),
                ResponseTypes.instanceOf(String.class));
        UpdateHandlerRegistration<String> handler = emitter.registerUpdateHandler(subscription, 8);
        handler.getUpdates().subscribe(update -> told.add(update.getPayload()));
        handlers.put(id, handler);
        return subscription;
    }

    private Presenter presenter(Consumer<Duration> whileWaiting) {
        return new Presenter(announcer, taken::get, this::lookUp, pause -> {
            waits.add(pause);
            whileWaiting.accept(pause);
        });
    }

    private Optional<Object> lookUp(Object query) {
        var id = ((FindMentorship) query).id();
        if (failures.merge(id, -1, Integer::sum) >= 0) {
            throw new IllegalStateException("away");
        }
        return Optional.of(id);
    }

    @Test
    @DisplayName("is told to all others who follow something, and then to who was left, after longer and longer waits")
    void triedAgain() {
        List.of("mnt_1", "mnt_2", "mnt_3").forEach(this::follow);
        failures.put("mnt_2", 8);

        presenter(_ -> assertThat(told).containsExactlyInAnyOrder("mnt_1", "mnt_3"))
                .toAll();

        assertThat(told).containsExactlyInAnyOrder("mnt_1", "mnt_3", "mnt_2").endsWith("mnt_2");
        assertThat(waits).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    @Timeout(60)
    @DisplayName("is not waited for by others: it is looked up for several at the same time")
    void severalAtOnce() {
        var ids = List.of("mnt_1", "mnt_2", "mnt_3");
        ids.forEach(this::follow);
        var asked = new CountDownLatch(ids.size());

        new Presenter(announcer, taken::get, query -> {
                    asked.countDown();
                    awaitQuietly(asked);
                    return lookUp(query);
                })
                .toAll();

        assertThat(told).containsExactlyInAnyOrderElementsOf(ids);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("is told to who has just begun to follow as soon as it can be")
    void toOne() {
        var subscription = follow("mnt_1");
        failures.put("mnt_1", 1);

        presenter(_ -> {}).toOne(subscription);

        assertThat(told).containsExactly("mnt_1");
    }

    @Test
    @Timeout(60)
    @DisplayName("is looked up for a few only at the same time, also where many begin to follow")
    void manyBegin() throws Exception {
        var ids = IntStream.range(0, 40).mapToObj("mnt_%02d"::formatted).toList();
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        var enough = new CountDownLatch(1);
        var presenter = new Presenter(
                announcer,
                taken::get,
                query -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    awaitQuietly(enough);
                    underWay.decrementAndGet();
                    return lookUp(query);
                },
                _ -> {});
        var subscriptions = ids.stream().map(this::follow).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            subscriptions.forEach(one -> threads.execute(() -> presenter.toOne(one)));
            await().until(() -> underWay.get() >= 16);
            enough.countDown();
        }

        assertThat(told).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(most).hasValue(16);
    }

    @Test
    @DisplayName("is missed by all who begin to follow meanwhile, of which the log tells once")
    void loggedOnce() {
        var beginning = new ArrayDeque<SubscriptionQueryMessage<?, ?, ?>>();
        for (var id : List.of("mnt_1", "mnt_2", "mnt_3")) {
            failures.put(id, 1);
            beginning.add(follow(id));
        }
        var presenter = presenter(_ -> meanwhile.run());
        meanwhile = () -> {
            if (!beginning.isEmpty()) {
                presenter.toOne(beginning.remove());
            }
        };
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var logger = (Logger) LoggerFactory.getLogger(Presenter.class);
        logger.addAppender(logged);
        try {
            meanwhile.run();
        } finally {
            logger.detachAppender(logged);
        }

        assertThat(told).containsExactly("mnt_3", "mnt_2", "mnt_1");
        assertThat(logged.list.stream().filter(event -> event.getLevel() == Level.WARN))
                .hasSize(1);
    }

    @Test
    @DisplayName("is not asked for any more when nobody follows it")
    void gone() {
        follow("mnt_1");
        failures.put("mnt_1", 100);

        presenter(_ -> Objects.requireNonNull(handlers.get("mnt_1"))
                        .getRegistration()
                        .cancel())
                .toAll();

        assertThat(waits).hasSize(1);
        assertThat(told).isEmpty();
    }

    @Test
    @DisplayName("is left to others while this process takes no questions")
    void notTaken() {
        follow("mnt_1");
        failures.put("mnt_1", 100);

        presenter(_ -> taken.set(false)).toAll();

        assertThat(waits).hasSize(1);
        assertThat(told).isEmpty();
    }
}
