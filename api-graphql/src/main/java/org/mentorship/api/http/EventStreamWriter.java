package org.mentorship.api.http;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.servlet.function.ServerResponse.SseBuilder;
import reactor.core.publisher.BaseSubscriber;

/** Writes one event after another, and ends the request after the last one, or where one cannot be written. */
final class EventStreamWriter extends BaseSubscriber<ServerSentEvent<Object>> {

    private final SseBuilder client;
    private final AsyncContext request;

    /** @param request ends where the line breaks, which Spring leaves to the server, and the server does not always see */
    EventStreamWriter(SseBuilder client, AsyncContext request) {
        this.client = client;
        this.request = request;
    }

    /**
     * Sends the headers and a comment, by which the client sees that it was heard, not yet that it is told of what changes.
     *
     * @return false if the client is gone
     */
    boolean begin() {
        try {
            client.comment("").send();
            return true;
        } catch (IOException | RuntimeException e) {
            fail(e);
            return false;
        }
    }

    private void fail(Throwable failure) {
        if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof IOException) {
            end();
        } else {
            client.error(failure);
        }
    }

    private void end() {
        try {
            request.complete();
        } catch (IllegalStateException _) {
            // The server has ended it.
        }
    }

    @Override
    protected void hookOnNext(ServerSentEvent<Object> event) {
        try {
            write(event);
        } catch (Throwable e) { // an Error, too: nobody else would end the request
            cancel();
            fail(e);
        }
    }

    @Override
    protected void hookOnError(Throwable failure) {
        client.error(failure);
    }

    private void write(ServerSentEvent<Object> event) throws IOException {
        if (event.comment() instanceof String comment) {
            client.comment(comment).send();
        }
        if (event.event() instanceof String name && event.data() instanceof Object data) {
            client.event(name).data(data);
        }
    }

    @Override
    protected void hookOnComplete() {
        client.complete();
    }
}
