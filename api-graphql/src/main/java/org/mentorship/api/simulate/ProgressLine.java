package org.mentorship.api.simulate;

import java.io.PrintWriter;
import java.time.Duration;

/**
 * Shows how far long work is: how much of how much, how fast, how long still. One line that is rewritten on a terminal,
 * a plain line every few seconds otherwise.
 */
public final class ProgressLine {

    private static final long REWRITE_NANOS = Duration.ofMillis(250).toNanos();
    private static final long REPEAT_NANOS = Duration.ofSeconds(5).toNanos();
    private static final String ERASE_REST = "\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final String unit;
    private final long started = System.nanoTime();
    private long shown = started;
    private boolean open;

    /** @param unit what is counted, in the plural */
    public ProgressLine(PrintWriter out, String unit) {
        this.out = out;
        this.terminal = System.console() != null && System.console().isTerminal();
        this.unit = unit;
    }

    /**
     * Says how much is done, if it is time to say so again.
     *
     * @param what is being done now
     */
    public void update(long done, long total, String what) {
        var now = System.nanoTime();
        if (now - shown < (terminal ? REWRITE_NANOS : REPEAT_NANOS)) {
            return;
        }
        shown = now;
        open = terminal;
        out.print((terminal ? "\r" : "") + line(done, total, what, now - started) + (terminal ? ERASE_REST : "\n"));
        out.flush();
    }

    /** Leaves the line, so that what follows stands on a line of its own. */
    public void end() {
        if (open) {
            out.print("\r" + ERASE_REST);
            out.flush();
            open = false;
        }
    }

    private String line(long done, long total, String what, long nanos) {
        var seconds = nanos / 1e9;
        var rate = done / seconds;
        var left = done == 0 ? "?" : clock(Math.round((total - done) / rate));
        return "  %s  %,d of %,d %s  (%d %%)  %,.0f/s  %s left"
                .formatted(what, done, total, unit, total == 0 ? 100 : 100 * done / total, rate, left);
    }

    private static String clock(long seconds) {
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }
}
