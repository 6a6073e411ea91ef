package org.mentorship.api.graphql.mentorship;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.AccessRule;
import org.mentorship.api.graphql.common.MentorshipAccess;
import org.mentorship.api.graphql.common.Reads;
import org.mentorship.api.graphql.common.Standing;
import org.mentorship.api.graphql.common.Thing;
import org.mentorship.api.security.Caller;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.springframework.stereotype.Component;

/** Reads a mentorship that is to be as new as a version, where a member counts only the events that they see. */
@Component
final class CountedReads {

    private final Reads reads;

    CountedReads(Reads reads) {
        this.reads = reads;
    }

    /**
     * The mentorship, if the caller may read it. How long it takes tells nothing of events that they do not see.
     *
     * @param minVersion as the caller counts it
     * @return fails with NOT_FOUND; where a version is waited for, with UNAVAILABLE
     */
    CompletableFuture<MentorshipView> readable(AccessRule rule, Caller caller, String id, @Nullable Long minVersion) {
        if (minVersion == null || minVersion < 0) {
            return reads.get(Thing.MENTORSHIP, id, null)
                    .thenApply(view -> MentorshipAccess.readable(rule, caller, view));
        }
        return reads.find(Thing.MENTORSHIP, id)
                .thenCompose(now -> {
                    if (now.filter(view -> !MentorshipAccess.mayRead(rule, caller, view))
                            .isPresent()) {
                        return reads.waitInVain(Thing.MENTORSHIP, id);
                    }
                    return now.filter(view -> isReached(view, minVersion, caller))
                            .map(CompletableFuture::completedFuture)
                            .orElseGet(() -> awaited(
                                    caller,
                                    id,
                                    minVersion,
                                    now.map(view -> unseen(view, caller)).orElse(0)));
                })
                .thenApply(view -> {
                    if (!MentorshipAccess.mayRead(rule, caller, view)) {
                        throw Reads.notYet();
                    }
                    return view;
                });
    }

    /** Until it is reached, or until one would have waited in vain: events that they do not see make the wait no longer. */
    private CompletableFuture<MentorshipView> awaited(Caller caller, String id, long minVersion, int unseen) {
        var inVain = reads.waitInVain(Thing.MENTORSHIP, id);
        return reached(caller, id, minVersion, unseen).applyToEither(inVain, view -> view);
    }

    private CompletableFuture<MentorshipView> reached(Caller caller, String id, long minVersion, int unseen) {
        return reads.get(Thing.MENTORSHIP, id, minVersion > Long.MAX_VALUE - unseen ? minVersion : minVersion + unseen)
                .thenCompose(view -> isReached(view, minVersion, caller)
                        ? CompletableFuture.completedFuture(view)
                        : reached(caller, id, minVersion, unseen(view, caller)));
    }

    private static boolean isReached(MentorshipView view, long minVersion, Caller caller) {
        return Standing.of(caller, view).version(view) >= minVersion;
    }

    private static int unseen(MentorshipView view, Caller caller) {
        return Standing.of(caller, view).unseen(view, view.version());
    }
}
