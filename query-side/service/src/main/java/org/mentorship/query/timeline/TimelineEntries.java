package org.mentorship.query.timeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.ReasonedInConfidence;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.query.contract.timeline.TimelineEntry;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.log.EventDecoder;
import org.mentorship.query.log.UndecodableEvent;
import org.mentorship.query.read.ViewRepository;
import org.mentorship.query.views.ViewTypes;

/** Makes entries from stored events, with the programme of each; one query per kind of view, however long the page. */
public final class TimelineEntries {

    private static final String UNREADABLE = "Cannot be read by this version of the service";

    private final EventDecoder decoder;
    private final Map<ViewType<?>, ViewRepository<?>> repositories;

    public TimelineEntries(EventDecoder decoder, Map<ViewType<?>, ViewRepository<?>> repositories) {
        this.decoder = decoder;
        this.repositories = Map.copyOf(repositories);
    }

    List<TimelineEntry> of(List<StoredEvent> events) {
        var programs = programs(events);
        return events.stream()
                .map(event -> entry(event, programs.get(event.stream())))
                .toList();
    }

    private TimelineEntry entry(StoredEvent event, @Nullable String program) {
        var decoded = decoded(event);
        return new TimelineEntry(
                event.position(),
                event.eventId(),
                event.stream(),
                event.streamType(),
                event.sequence(),
                event.type(),
                event.recordedAt(),
                decoder.envelope(event),
                program,
                decoded instanceof ReasonedInConfidence step ? step.reasonGiven() : null,
                decoded == null ? UNREADABLE : Summaries.of(decoded));
    }

    /** An event that this version cannot read is still shown: that it is there is a fact. */
    private @Nullable DomainEvent decoded(StoredEvent event) {
        try {
            return decoder.decode(event).event();
        } catch (UndecodableEvent e) {
            return null;
        }
    }

    private Map<String, String> programs(List<StoredEvent> events) {
        var programs = new HashMap<String, String>();
        events.stream()
                .map(StoredEvent::stream)
                .distinct()
                .filter(stream -> ViewTypes.ofStream(stream).isPresent())
                .collect(Collectors.groupingBy(
                        stream -> ViewTypes.ofStream(stream).orElseThrow()))
                .forEach((type, streams) -> addPrograms(programs, repositories.get(type), streams));
        return programs;
    }

    private static <V> void addPrograms(
            Map<String, String> programs, @Nullable ViewRepository<V> repository, List<String> streams) {
        if (repository == null) {
            return;
        }
        repository.findAll(streams).forEach((stream, view) -> {
            var program = repository.type().program().of(view);
            if (program != null) {
                programs.put(stream, program);
            }
        });
    }
}
