package org.mentorship.query.projection;

import java.util.List;
import java.util.function.Consumer;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.log.EventDecoder;
import org.mentorship.query.read.StreamFold;

/**
 * Brings a batch of events of some streams into their views, where several processes share the streams among them. Safe
 * for use by many threads, each with streams of its own.
 */
final class ViewProjector implements ProjectionInvoker.Work {

    private final EventDecoder decoder;
    private final StreamFold streams;
    private final Repositories repositories;
    private final Consumer<Object> written;

    /** @param written is told of each view that was written */
    ViewProjector(EventLog log, EventDecoder decoder, Repositories repositories, Consumer<Object> written) {
        this.decoder = decoder;
        this.streams = new StreamFold(log, decoder);
        this.repositories = repositories;
        this.written = written;
    }

    @Override
    public void project(List<StoredEvent> stored) {
        var events = Sheets.decoded(stored, decoder);
        var sheets = new Sheets(events, repositories, streams);
        sheets.fold(events, ViewProjector::toNobody);
        sheets.write(written);
    }

    /** Nothing is kept between batches. */
    @Override
    public void released() {}

    @SuppressWarnings("unused") // what Sheets.Folded takes; the timeline has a processor of its own
    private static <V> void toNobody(LoggedEvent event, ViewType<V> type, V view) {}
}
