package org.mentorship.api.graphql.common;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.springframework.stereotype.Component;

/** Reads a mentorship that is to be as new as a version, where a member counts only the events that they see. */
@Component
public final class CountedReads {

    private final Reads reads;

    CountedReads(Reads reads) {
        this.reads = reads;
    }

    /**
     * The mentorship, if the caller may read it, also if they may only since the version that they wait for. How long it takes
     * tells nothing of what they do not see: of a mentorship that is not theirs, or of events that are kept back from them.
     *
     * @param minVersion as the caller counts it
     * @return fails with NOT_FOUND; where a version is waited for, with UNAVAILABLE
     */
    public CompletableFuture<MentorshipView> readable(
            AccessRule rule, Caller caller, String id, @Nullable Long minVersion) {
        if (minVersion == null || !Reads.isWaitedFor(minVersion)) {
            return reads.get(Thing.MENTORSHIP, id, null)
                    .thenApply(view -> MentorshipAccess.readable(rule, caller, view));
        }
        return reads.find(Thing.MENTORSHIP, id).thenCompose(now -> {
            if (now.filter(view -> isReached(view, minVersion, caller) && MentorshipAccess.mayRead(rule, caller, view))
                    .isPresent()) {
                return CompletableFuture.completedFuture(now.get());
            }
            var inVain = reads.hidden(Thing.MENTORSHIP, id, minVersion); // from now on, whatever comes meanwhile
            var unseen = now.map(view -> unseen(view, caller)).orElse(0);
            return reached(caller, id, minVersion, unseen)
                    .thenCompose(view -> MentorshipAccess.mayRead(rule, caller, view)
                            ? CompletableFuture.completedFuture(view)
                            : inVain)
                    .applyToEither(inVain, view -> view);
        });
    }

    /** Looks again after each event that is kept back from the caller. */
    private CompletableFuture<MentorshipView> reached(Caller caller, String id, long minVersion, int unseen) {
        return reads.get(Thing.MENTORSHIP, id, minVersion > Long.MAX_VALUE - unseen ? minVersion : minVersion + unseen)
                .thenCompose(view -> isReached(view, minVersion, caller)
                        ? CompletableFuture.completedFuture(view)
                        : reached(caller, id, minVersion, unseen(view, caller)));
    }

    private static boolean isReached(MentorshipView view, long minVersion, Caller caller) {
        return view.version() - unseen(view, caller) >= minVersion;
    }

    /** Counted for who is no member like for a member, which they may become by what they wait for. */
    private static int unseen(MentorshipView view, Caller caller) {
        return Standing.of(caller, view).readsAsStaff()
                ? 0
                : caller.participant()
                        .map(ParticipantId::value)
                        .map(person -> view.keptBack().hiddenFrom(person, view.version()))
                        .orElse(0);
    }
}
