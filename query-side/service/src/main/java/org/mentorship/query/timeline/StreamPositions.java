package org.mentorship.query.timeline;

import java.util.List;
import org.mentorship.contract.log.EventLog;

/** The positions of one stream, from the log itself. */
final class StreamPositions implements Positions {

    private static final int PAGE = 500;

    private final EventLog log;
    private final String stream;
    private List<Long> page = List.of();
    private int next;
    private boolean exhausted;

    StreamPositions(EventLog log, String stream) {
        this.log = log;
        this.stream = stream;
    }

    @Override
    public long next(long from) {
        while (true) {
            while (next < page.size()) {
                if (page.get(next) >= from) {
                    return page.get(next);
                }
                next++;
            }
            if (exhausted) {
                return END;
            }
            page = log.positions(stream, from, PAGE);
            next = 0;
            exhausted = page.size() < PAGE;
        }
    }
}
