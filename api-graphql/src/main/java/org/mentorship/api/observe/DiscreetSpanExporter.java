package org.mentorship.api.observe;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The last door of spans: lets out the attributes that are known to say nothing about people, and neither messages nor
 * traces of exceptions, which may quote what people wrote.
 */
final class DiscreetSpanExporter implements SpanExporter {

    private static final Set<String> HARMLESS = Set.of(
            "method",
            "status",
            "uri",
            "outcome",
            "exception",
            "graphql.operation.type",
            "graphql.outcome",
            "graphql.loader.type",
            AxonSpans.ERROR);

    private final SpanExporter next;

    DiscreetSpanExporter(SpanExporter next) {
        this.next = next;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return next.export(spans.stream().<SpanData>map(Discreet::new).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return next.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return next.shutdown();
    }

    private static boolean isHarmless(String attribute) {
        return HARMLESS.contains(attribute) || attribute.startsWith(AxonSpans.OURS);
    }

    private static final class Discreet extends DelegatingSpanData {

        private final Attributes attributes;

        Discreet(SpanData span) {
            super(span);
            attributes = span.getAttributes().toBuilder()
                    .removeIf(key -> !isHarmless(key.getKey()))
                    .build();
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }
    }
}
