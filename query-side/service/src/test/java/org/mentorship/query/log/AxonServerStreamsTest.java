package org.mentorship.query.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.log.EventLogUnavailable;
import org.mentorship.contract.log.StoredEvent;

@DisplayName("What the event log asks of an Axon Server")
class AxonServerStreamsTest {

    /** Enough for the race to be lost some times, if it can be. */
    private static final int READINGS_IN_A_RACE = 100_000;

    private long lastToken = 9_999;
    private int askedForHead;
    private int open;
    private int mostOpen;
    private final List<Opened> opened = new ArrayList<>();

    private record Opened(long from, int buffer) {}

    private final AxonServerEventLog log =
            new AxonServerEventLog(() -> as(AxonServerConnection.class, (_, method, _) -> switch (method.getName()) {
                case "eventChannel" -> channel();
                default -> throw new UnsupportedOperationException(method.getName());
            }));

    @AfterEach
    void close() {
        log.close();
        assertThat(open).as("streams that were left open").isZero();
    }

    private static <T> T as(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private EventChannel channel() {
        return as(EventChannel.class, (_, method, arguments) -> switch (method.getName()) {
            case "getLastToken" -> {
                askedForHead++;
                yield CompletableFuture.completedFuture(lastToken);
            }
            case "openStream" -> open((long) arguments[0] + 1, (int) arguments[1]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private EventStream open(long from, int buffer) {
        opened.add(new Opened(from, buffer));
        mostOpen = Math.max(mostOpen, ++open);
        return as(EventStream.class, new InvocationHandler() {
            private long next = from;
            private boolean closed;

            @Override
            public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) {
                return switch (method.getName()) {
                    case "nextIfAvailable" -> next > lastToken ? null : event(next++);
                    case "isClosed" -> closed;
                    case "close" -> {
                        open -= closed ? 0 : 1;
                        closed = true;
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                };
            }
        });
    }

    private static EventWithToken event(long token) {
        return EventWithToken.newBuilder()
                .setToken(token)
                .setEvent(Event.newBuilder().setMessageIdentifier("e" + token))
                .build();
    }

    private static List<Long> positions(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::position).toList();
    }

    @Test
    @DisplayName("positions near each other are read from one stream, those far away from another")
    void near() {
        assertThat(positions(log.at(List.of(5_000L, 10L, 12L, 70L, 5_100L, 5_003L))))
                .containsExactly(10L, 12L, 70L, 5_000L, 5_003L, 5_100L);

        assertThat(opened).extracting(Opened::from).containsExactly(10L, 5_000L, 5_100L);
    }

    @Test
    @DisplayName("a few events are read without asking for many")
    void smallBuffers() {
        log.at(List.of(10L, 5_000L, 5_060L, 5_120L));

        assertThat(opened).containsExactly(new Opened(10, 64), new Opened(5_000, 121));
    }

    @Test
    @DisplayName("scattered positions are read from a few streams at once, and all are closed")
    void scattered() {
        var scattered =
                LongStream.range(0, 100).mapToObj(number -> number * 100).toList();

        assertThat(positions(log.at(scattered))).isEqualTo(scattered);

        assertThat(opened).hasSize(100);
        assertThat(mostOpen).isBetween(2, 10);
        assertThat(open).isZero();
    }

    @Test
    @DisplayName("the head is asked for once for the pages of a log, and again only where a page would go beyond")
    void head() {
        for (var from = 0L; from < 10_000; from += 100) {
            assertThat(log.read(from, 100)).hasSize(100);
        }
        assertThat(log.at(List.of(1L, 9_999L))).hasSize(2);
        assertThat(askedForHead).isOne();

        lastToken = 10_049;
        assertThat(log.read(10_000, 100)).hasSize(50);
        assertThat(log.read(10_050, 100)).isEmpty();
        assertThat(askedForHead).isEqualTo(3);
    }

    @Test
    @DisplayName("a server that lost the end of its log is asked anew where it ends")
    void lostItsEnd() {
        log.read(9_900, 100);
        lastToken = 9_000;
        assertThatThrownBy(() -> log.read(9_500, 100)).isInstanceOf(EventLogUnavailable.class);

        assertThat(log.read(9_500, 100)).isEmpty();
    }

    @Test
    @DisplayName(
            "an event that is there is found also while another reader notices that the end of the log is not known")
    void forgottenHead() throws Exception {
        var racing = new AxonServerEventLog(() -> as(
                AxonServerConnection.class,
                (_, _, _) -> as(EventChannel.class, (_, method, arguments) -> switch (method.getName()) {
                    case "getLastToken" -> CompletableFuture.completedFuture(9_999L);
                    case "openStream" -> withoutEvent777((long) arguments[0] + 1);
                    default -> throw new UnsupportedOperationException(method.getName());
                })));
        var ended = new AtomicBoolean();
        var other = Thread.ofPlatform().start(() -> {
            while (!ended.get()) {
                assertThatThrownBy(() -> racing.at(List.of(777L))).isInstanceOf(EventLogUnavailable.class);
            }
        });
        try {
            for (var reading = 0; reading < READINGS_IN_A_RACE; reading++) {
                assertThat(racing.at(List.of(10L))).hasSize(1);
            }
        } finally {
            ended.set(true);
            other.join();
        }
    }

    private static EventStream withoutEvent777(long from) {
        var next = new AtomicLong(from);
        return as(EventStream.class, (_, method, _) -> switch (method.getName()) {
            case "nextIfAvailable" -> next.get() == 777 ? null : event(next.getAndIncrement());
            case "isClosed" -> false;
            default -> null;
        });
    }
}
