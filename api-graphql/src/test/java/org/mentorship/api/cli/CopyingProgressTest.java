package org.mentorship.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The progress of a copy")
class CopyingProgressTest {

    private static final long MEBIBYTE = 1 << 20;

    private final StringWriter shown = new StringWriter();

    private void copy(long total) {
        try (var progress = new CopyingProgress(new PrintWriter(shown))) {
            progress.reached("Copying", total / 2, total);
            progress.reached("Copying", total, total);
            progress.reached("Checking", total, total);
        }
    }

    @Test
    @DisplayName("is shown in MiB, step by step")
    void large() {
        copy(200 * MEBIBYTE);

        assertThat(shown.toString().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Copying, MiB: 200 of 200"),
                        line -> assertThat(line).startsWith("Checking, MiB: 200 of 200"));
    }

    @Test
    @DisplayName("is not shown where nobody waits for it")
    void small() {
        copy(MEBIBYTE);

        assertThat(shown.toString()).isEmpty();
    }
}
