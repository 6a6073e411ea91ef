package org.mentorship.api.observe;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the trace id of a W3C {@code traceparent} header (version 00). */
public final class TraceParent {

    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    /** The trace id, 32 hex digits; empty if the header is absent or not of its form. */
    public static Optional<String> traceId(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        var form = FORM.matcher(header);
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }
}
