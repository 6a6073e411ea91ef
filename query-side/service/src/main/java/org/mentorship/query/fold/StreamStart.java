package org.mentorship.query.fold;

import org.jspecify.annotations.Nullable;
import org.mentorship.contract.DomainEvent;

/** Guards folds against a stream that does not begin with its beginning. */
public final class StreamStart {

    private StreamStart() {}

    /** The view, which an event that is not the first of its stream must find. */
    public static <V> V existing(@Nullable V view, DomainEvent event, Recorded at) {
        if (view == null) {
            throw new IllegalStateException("Stream " + at.stream() + " has "
                    + event.getClass().getSimpleName() + " (position " + at.position()
                    + ") before the event that creates it");
        }
        return view;
    }
}
