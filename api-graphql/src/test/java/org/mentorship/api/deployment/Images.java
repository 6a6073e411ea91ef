package org.mentorship.api.deployment;

import java.util.regex.Pattern;

/** References to images. */
final class Images {

    private static final Pattern PINNED =
            Pattern.compile("[^:@\\s]+:\\d+\\.\\d+\\.\\d+[\\w.-]*(@sha256:[0-9a-f]{64})?");

    private Images() {}

    /** Whether the tag is a whole version, not one that moves with each release such as {@code latest} or {@code 8}. */
    static boolean isPinned(String reference) {
        return PINNED.matcher(reference).matches();
    }
}
