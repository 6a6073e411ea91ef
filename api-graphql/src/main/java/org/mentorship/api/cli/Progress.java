package org.mentorship.api.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far long work has come: done, total, rate and time left; in one line that is written over on a terminal, in a
 * new line every few seconds elsewhere. Safe for use by several threads.
 */
public final class Progress {

    private static final long TERMINAL_NANOS = Duration.ofMillis(100).toNanos();
    private static final long PLAIN_NANOS = Duration.ofSeconds(5).toNanos();
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintWriter out;
    private final boolean terminal;
    private String what;
    private final long total;
    private final LongSupplier nanoTime;
    private final long started;
    private long shown;
    private long done;

    /** Progress on standard error, as a terminal takes it if it is one. */
    public static Progress start(PrintWriter err, String what, long total) {
        var console = System.console();
        return new Progress(err, console != null && console.isTerminal(), what, total, System::nanoTime);
    }

    Progress(PrintWriter out, boolean terminal, String what, long total, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.what = what;
        this.total = total;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
        this.shown = started;
    }

    /** Says what is being done from now on. */
    public synchronized void name(String step) {
        what = step;
    }

    /** One more is done. */
    public synchronized void advance() {
        reach(done + 1);
    }

    /** So many are done. */
    public synchronized void reach(long count) {
        done = count;
        var now = nanoTime.getAsLong();
        if (now - shown >= (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
            shown = now;
            show(now);
        }
    }

    /** Shows the last state, whether or not all is done. */
    public synchronized void finish() {
        show(nanoTime.getAsLong());
        if (terminal) {
            out.println();
            out.flush();
        }
    }

    /** How many are done. */
    public synchronized long done() {
        return done;
    }

    private void show(long now) {
        var seconds = Math.max(1, now - started) / NANOS_PER_SECOND;
        var rate = done / seconds;
        var left = rate == 0 || done >= total ? "" : ", " + Math.round((total - done) / rate) + " s left";
        var line = String.format(Locale.ROOT, "%s: %,d of %,d, %,.0f/s%s", what, done, total, rate, left);
        if (terminal) {
            // Back to the start of the line, and clear what is left of it.
            out.print("\r" + line + "\u001b[K");
        } else {
            out.println(line);
        }
        out.flush();
    }
}
