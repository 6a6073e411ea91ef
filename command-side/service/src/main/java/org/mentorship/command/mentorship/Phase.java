package org.mentorship.command.mentorship;

import java.util.Locale;
import org.mentorship.command.mentorship.MentorshipState.Accepted;
import org.mentorship.command.mentorship.MentorshipState.Active;
import org.mentorship.command.mentorship.MentorshipState.Closed;
import org.mentorship.command.mentorship.MentorshipState.Closing;
import org.mentorship.command.mentorship.MentorshipState.Over;
import org.mentorship.command.mentorship.MentorshipState.Paused;
import org.mentorship.command.mentorship.MentorshipState.Proposed;

/** The name of a phase, for the table of steps and for messages. */
enum Phase {
    PROPOSED,
    ACCEPTED,
    ACTIVE,
    PAUSED,
    CLOSING,
    CLOSED,
    OVER;

    static Phase of(MentorshipState state) {
        return switch (state) {
            case Proposed s -> PROPOSED;
            case Accepted s -> ACCEPTED;
            case Active s -> ACTIVE;
            case Paused s -> PAUSED;
            case Closing s -> CLOSING;
            case Closed s -> CLOSED;
            case Over s -> OVER;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
