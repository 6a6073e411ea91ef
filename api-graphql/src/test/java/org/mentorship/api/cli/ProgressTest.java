package org.mentorship.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Progress")
class ProgressTest {

    private final StringWriter out = new StringWriter();
    private final AtomicLong clock = new AtomicLong();

    private Progress progress(boolean terminal) {
        return new Progress(new PrintWriter(out), terminal, "Importing", 2_000, clock::get);
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Test
    @DisplayName("is a line every few seconds where nobody watches")
    void plain() {
        var progress = progress(false);
        for (var i = 0; i < 1_000; i++) {
            pass(Duration.ofMillis(10));
            progress.advance();
        }
        progress.finish();

        assertThat(out.toString().lines())
                .containsExactly(
                        "Importing: 500 of 2,000, 100/s, 15 s left",
                        "Importing: 1,000 of 2,000, 100/s, 10 s left",
                        "Importing: 1,000 of 2,000, 100/s, 10 s left");
    }

    @Test
    @DisplayName("is one line that is written over on a terminal")
    void terminal() {
        var progress = progress(true);
        pass(Duration.ofSeconds(1));
        progress.advance();
        progress.finish();

        assertThat(out.toString()).containsOnlyOnce("\n").endsWith("\n");
        assertThat(out.toString()).startsWith("\rImporting: 1 of 2,000, 1/s, 1999 s left");
    }
}
