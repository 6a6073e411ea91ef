package org.mentorship.query.projection;

import java.util.List;
import java.util.function.Consumer;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.query.log.EventDecoder;
import org.mentorship.query.read.StreamFold;
import org.mentorship.query.timeline.TimelineIndex;

/**
 * Brings a batch of events into the read models of this process' memory, whose only writer it is: the index first, then
 * the views, since an event that a view has seen is skipped when it is delivered again, and must then be in the index
 * already.
 */
final class BatchProjector implements ProjectionInvoker.Work {

    private final EventDecoder decoder;
    private final StreamFold streams;
    private final Repositories repositories;
    private final TimelineIndex index;
    private final Gaps gaps;
    private final Consumer<Object> written;

    /** @param written is told of each view that was written */
    BatchProjector(
            EventLog log,
            EventDecoder decoder,
            Repositories repositories,
            TimelineIndex index,
            Consumer<Object> written) {
        this.decoder = decoder;
        this.streams = new StreamFold(log, decoder);
        this.repositories = repositories;
        this.index = index;
        this.gaps = new Gaps(log, index);
        this.written = written;
    }

    /** Projects events in the order of the log. When it returns, all is written; when it throws, all may be repeated. */
    @Override
    public void project(List<StoredEvent> events) {
        gaps.project(events, this::apply);
    }

    @Override
    public void released() {
        gaps.release();
    }

    private void apply(List<StoredEvent> stored) {
        var events = Sheets.decoded(stored, decoder);
        var sheets = new Sheets(events, repositories, streams);
        var postings = index.postings();
        sheets.fold(events, postings::add);
        index.write(List.of(postings));
        sheets.write(written);
    }
}
