package org.mentorship.api.http;

import java.io.IOException;
import java.time.Duration;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Ends of connections that the service decides on. */
final class Closings {

    /** A close frame holds 125 bytes, two of them the code. */
    private static final int REASON_LENGTH = 120;

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private Closings() {}

    /** Tomcat forgets a session that is closed before its opening is over, and with it that its socket has to end. */
    static void closeOnceOpen(WebSocketSession session, int code, String why) {
        Mono.delay(MOMENT, Schedulers.boundedElastic()).subscribe(_ -> close(session, code, why));
    }

    static void close(WebSocketSession session, int code, String why) {
        try {
            session.close(new CloseStatus(code, why.substring(0, Math.min(why.length(), REASON_LENGTH))));
        } catch (IOException _) {
            // The other side is gone already.
        }
    }
}
