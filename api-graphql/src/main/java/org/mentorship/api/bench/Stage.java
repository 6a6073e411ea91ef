package org.mentorship.api.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where and how large to measure.
 *
 * @param directory to work in; what is left there is deleted afterwards
 * @param madeHistory a data directory with the history that the row asks for; null if it asks for none
 * @param quick whether to try out that everything works, with sizes that say nothing about speed
 * @param progress lines for whoever waits
 */
record Stage(Path directory, @Nullable Path madeHistory, boolean quick, PrintWriter progress) {

    /** A data directory with a history, to be looked at. */
    Path history() {
        if (madeHistory == null) {
            throw new IllegalStateException("No history was asked for");
        }
        return madeHistory;
    }

    int size(int full, int ifQuick) {
        return quick ? ifQuick : full;
    }

    void tell(String line) {
        progress.println("  " + line);
        progress.flush();
    }
}
