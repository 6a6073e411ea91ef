package org.mentorship.api.http;

import java.util.Optional;
import org.mentorship.api.errors.GraphQlFailure;
import org.springframework.web.socket.TextMessage;

/**
 * Puts messages together of their parts. The container could do so, in a buffer as long as the longest message, which it
 * makes for every connection before anybody has said anything over it.
 */
final class MessageParts {

    private final StringBuilder parts = new StringBuilder();
    private long length;

    /**
     * The message, if this is its last part.
     *
     * @param most bytes that it may have
     * @throws GraphQlFailure BODY_TOO_LARGE
     */
    Optional<TextMessage> add(TextMessage part, long most) {
        length += part.getPayloadLength();
        if (length > most) {
            forget();
            throw RequestReader.tooLarge("message", most);
        }
        if (!part.isLast()) {
            parts.append(part.getPayload());
            return Optional.empty();
        }
        var message = parts.isEmpty() ? part : new TextMessage(parts.append(part.getPayload()));
        forget();
        return Optional.of(message);
    }

    private void forget() {
        length = 0;
        parts.setLength(0);
        parts.trimToSize();
    }
}
