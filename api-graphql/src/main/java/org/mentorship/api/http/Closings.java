package org.mentorship.api.http;

import java.io.IOException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/** Ends of connections that the service decides on. */
final class Closings {

    /** A close frame holds 125 bytes, two of them the code. */
    private static final int REASON_LENGTH = 120;

    private Closings() {}

    static void close(WebSocketSession session, int code, String why) {
        try {
            session.close(new CloseStatus(code, why.substring(0, Math.min(why.length(), REASON_LENGTH))));
        } catch (IOException _) {
            // The other side is gone already.
        }
    }
}
