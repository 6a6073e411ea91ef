package org.mentorship.query.projection;

import java.util.function.Consumer;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.mentorship.FindMentorship;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.status.ReadModelStatus;
import org.mentorship.query.contract.status.ReadModelStatusView;
import org.mentorship.query.contract.timeline.LogHead;

/** Tells subscription queries what has changed, after it can be read. */
final class UpdateAnnouncer implements Consumer<Object> {

    private volatile @Nullable QueryUpdateEmitter emitter;

    void use(QueryUpdateEmitter queryUpdates) {
        emitter = queryUpdates;
    }

    /** A view was written. */
    @Override
    public void accept(Object view) {
        var updates = emitter;
        if (updates != null && view instanceof MentorshipView mentorship) {
            if (isWatched(updates, mentorship.id())) {
                updates.emit(
                        FindMentorship.class,
                        query -> query.id().equals(mentorship.id()) && query.asOf() == null,
                        mentorship);
            }
        }
    }

    /** A batch was written. */
    void projected(long position) {
        var updates = emitter;
        if (updates != null) {
            updates.emit(LogHead.class, _ -> true, position);
        }
    }

    void status(ReadModelStatusView status) {
        var updates = emitter;
        if (updates != null) {
            updates.emit(ReadModelStatus.class, _ -> true, status);
        }
    }

    private static boolean isWatched(QueryUpdateEmitter updates, String id) {
        return updates.activeSubscriptions().stream()
                .anyMatch(subscription -> subscription.getPayload() instanceof FindMentorship query
                        && query.id().equals(id));
    }
}
