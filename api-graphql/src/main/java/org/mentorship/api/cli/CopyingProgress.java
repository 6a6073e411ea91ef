package org.mentorship.api.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.backup.CopyProgress;

/** Shows how far a copy has come, in MiB, where there is enough to copy that somebody would wait for it. */
final class CopyingProgress implements CopyProgress, AutoCloseable {

    private static final long MEBIBYTE = 1 << 20;
    private static final long WORTH_SHOWING = 64 * MEBIBYTE;

    private final PrintWriter err;
    private @Nullable String step;
    private @Nullable Progress shown;

    CopyingProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void reached(String newStep, long bytes, long total) {
        if (total < WORTH_SHOWING) {
            return;
        }
        var progress = shown;
        if (progress == null || !newStep.equals(step)) {
            close();
            progress = Progress.start(err, newStep + ", MiB", total / MEBIBYTE);
            shown = progress;
            step = newStep;
        }
        progress.reach(bytes / MEBIBYTE);
    }

    @Override
    public void close() {
        if (shown != null) {
            shown.finish();
        }
    }
}
