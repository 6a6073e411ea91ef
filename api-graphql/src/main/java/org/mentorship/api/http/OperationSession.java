package org.mentorship.api.http;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The connection as one operation or ping sees it, which learns here that what it answered is sent. */
final class OperationSession extends WebSocketSessionDecorator {

    private static final String KEY = OperationSession.class.getName();

    /** Of the results that go out one by one, the one that may be on its way to be sent. */
    private enum Result {
        NONE,
        UNSENT,
        UNWANTED
    }

    private final ClientSession client;
    private final AtomicBoolean owed = new AtomicBoolean(true);
    private final AtomicReference<Result> result = new AtomicReference<>(Result.NONE);
    private volatile Sinks.Empty<Void> sent = Sinks.empty();

    OperationSession(ClientSession client) {
        super(client);
        this.client = client;
    }

    /** That of an operation, by the attributes of its request. */
    static OperationSession of(Map<String, Object> attributes) {
        return Optional.ofNullable((OperationSession) attributes.get(KEY))
                .orElseThrow(() -> new IllegalStateException("An operation without its session"));
    }

    @Override
    public Map<String, Object> getAttributes() {
        var attributes = new HashMap<>(super.getAttributes());
        attributes.put(KEY, this);
        return attributes;
    }

    Optional<String> subject() {
        return client.subject();
    }

    @Override
    public void sendMessage(WebSocketMessage<?> message) throws IOException {
        super.sendMessage(message);
        result.compareAndSet(Result.UNSENT, Result.NONE);
        sent.tryEmitEmpty();
        answered();
    }

    /** No answer is owed any more, or none that has to come soon. */
    void answered() {
        if (owed.compareAndSet(true, false)) {
            client.answered();
        }
    }

    /** The client wants no answer any more; one that is on its way is sent all the same, and none goes out from now on. */
    void cancelled() {
        if (result.getAndSet(Result.UNWANTED) != Result.UNSENT) {
            answered();
        }
    }

    /** The results, each of which is asked for when the one before is sent, and which end when the last one is. */
    <T> Flux<T> oneByOne(Flux<T> results) {
        return results.concatMap(
                        each -> {
                            var next = Sinks.<Void>empty();
                            sent = next;
                            return Flux.concat(Mono.just(each), next.asMono().then(Mono.empty()));
                        },
                        0)
                .filter(_ -> result.compareAndSet(Result.NONE, Result.UNSENT));
    }
}
