package org.mentorship.query.contract;

import java.util.concurrent.CompletableFuture;

/** Futures of answers that are made of others. */
public final class Answers {

    private Answers() {}

    /**
     * A future that is made of another one, which ends with it: Java's do not pass on that somebody waits no longer.
     *
     * @return the one that was made
     */
    public static <R> CompletableFuture<R> cancelling(CompletableFuture<?> source, CompletableFuture<R> made) {
        made.whenComplete((_, _) -> {
            if (made.isCancelled()) {
                source.cancel(true);
            }
        });
        return made;
    }
}
