package org.mentorship.api.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;

/** Reads how long a token is valid. */
final class TokenLifetime {

    private static final Duration LONGEST = Duration.ofDays(366);

    private TokenLifetime() {}

    /**
     * Reads {@code 90s}, {@code 30m}, {@code 12h}, {@code 7d} or an ISO-8601 duration.
     *
     * @throws CliFailure INVALID_TTL if it is not of this form, not positive or longer than a year
     */
    static Duration parse(String text) {
        var lifetime = duration(text.strip().toUpperCase(Locale.ROOT), text);
        if (!lifetime.isPositive() || lifetime.compareTo(LONGEST) > 0) {
            throw invalid(text);
        }
        return lifetime;
    }

    private static Duration duration(String upper, String original) {
        try {
            if (upper.startsWith("P")) {
                return Duration.parse(upper);
            }
            return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
        } catch (DateTimeException | ArithmeticException _) {
            throw invalid(original);
        }
    }

    private static CliFailure invalid(String text) {
        return new CliFailure(
                "INVALID_TTL", "--ttl is a time such as 30m, 12h or 7d, at most a year; not \"" + text + "\".");
    }
}
