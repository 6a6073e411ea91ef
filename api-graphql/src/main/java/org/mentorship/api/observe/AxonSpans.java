package org.mentorship.api.observe;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.tracing.NoOpSpanFactory;
import org.axonframework.tracing.Span;
import org.axonframework.tracing.SpanAttributesProvider;
import org.axonframework.tracing.SpanFactory;
import org.axonframework.tracing.SpanScope;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.envelope.ShownId;

/**
 * Spans of Axon by Micrometer's tracer; there is no axon-tracing-opentelemetry for this version of Axon. Spans are named
 * after what is done and the type of message; of its content they carry the ids of its command
 * only, as {@link ShownId} shows them. Commands and queries
 * take the trace with them; events do not, since what they have with them is stored for ever.
 */
final class AxonSpans implements SpanFactory {

    /** What begins the names of our own attributes. */
    static final String OURS = "mentorship.";

    /** The class of an exception. */
    static final String ERROR = "error.type";

    private final Tracer tracer;
    private final Propagator propagator;

    AxonSpans(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public Span createRootTrace(Supplier<String> name) {
        return new TracedSpan(tracer, tracer.spanBuilder().setNoParent().name(name.get()));
    }

    @Override
    public Span createHandlerSpan(
            Supplier<String> name, Message<?> parent, boolean isChildTrace, Message<?>... linkedParents) {
        var builder = propagator.extract(parent.getMetaData(), (metadata, key) -> text(metadata, key));
        return described(builder, name, parent);
    }

    @Override
    public Span createDispatchSpan(Supplier<String> name, Message<?> parent, Message<?>... linkedSiblings) {
        return createInternalSpan(name, parent);
    }

    @Override
    public Span createInternalSpan(Supplier<String> name) {
        return new TracedSpan(tracer, childOfCurrent().name(name.get()));
    }

    @Override
    public Span createInternalSpan(Supplier<String> name, Message<?> message) {
        return message instanceof EventMessage<?>
                ? NoOpSpanFactory.INSTANCE.createInternalSpan(name)
                : described(childOfCurrent(), name, message);
    }

    @Override
    public void registerSpanAttributeProvider(SpanAttributesProvider provider) {
        // What Axon's providers would tell, such as all metadata, is not for traces.
    }

    @Override
    @SuppressWarnings("unchecked") // a message with other metadata is of its own kind
    public <M extends Message<?>> M propagateContext(M message) {
        var current = tracer.currentSpan();
        if (current == null || message instanceof EventMessage<?>) {
            return message;
        }
        var headers = new HashMap<String, String>();
        propagator.inject(current.context(), headers, (_, name, value) -> headers.put(name, value));
        return (M) message.andMetaData(headers);
    }

    private io.micrometer.tracing.Span.Builder childOfCurrent() {
        var current = tracer.currentSpan();
        var builder = tracer.spanBuilder();
        return current == null ? builder : builder.setParent(current.context());
    }

    private Span described(io.micrometer.tracing.Span.Builder builder, Supplier<String> name, Message<?> message) {
        builder.name(name.get() + " " + message.getPayloadType().getSimpleName());
        if (message instanceof CommandMessage<?>) {
            tag(builder, message, Envelope.COMMAND_ID);
            tag(builder, message, Envelope.CORRELATION_ID);
        }
        return new TracedSpan(tracer, builder);
    }

    private static void tag(io.micrometer.tracing.Span.Builder builder, Message<?> message, String key) {
        var value = text(message.getMetaData(), key);
        if (value != null) {
            builder.tag(OURS + key, ShownId.of(value));
        }
    }

    private static @Nullable String text(Map<String, ?> metadata, String key) {
        return metadata.get(key) instanceof String value ? value : null;
    }

    /** A span before and after its start. */
    private static final class TracedSpan implements Span {

        private final Tracer tracer;
        private final io.micrometer.tracing.Span.Builder builder;
        private io.micrometer.tracing.@Nullable Span started;

        TracedSpan(Tracer tracer, io.micrometer.tracing.Span.Builder builder) {
            this.tracer = tracer;
            this.builder = builder;
        }

        @Override
        public Span start() {
            started = builder.start();
            return this;
        }

        @Override
        public SpanScope makeCurrent() {
            var scope = tracer.withSpan(started);
            return scope::close;
        }

        @Override
        public void end() {
            if (started != null) {
                started.end();
            }
        }

        /** Its class only: the message may quote what people wrote. */
        @Override
        public Span recordException(Throwable problem) {
            return addAttribute(ERROR, problem.getClass().getName());
        }

        @Override
        public Span addAttribute(String key, String value) {
            if (started == null) {
                builder.tag(key, value);
            } else {
                started.tag(key, value);
            }
            return this;
        }
    }
}
