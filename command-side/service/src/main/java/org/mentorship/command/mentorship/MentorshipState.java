package org.mentorship.command.mentorship;

import org.mentorship.command.mentorship.MentorshipState.Accepted;
import org.mentorship.command.mentorship.MentorshipState.Closed;
import org.mentorship.command.mentorship.MentorshipState.Live;
import org.mentorship.command.mentorship.MentorshipState.Over;
import org.mentorship.command.mentorship.MentorshipState.Proposed;

/** The phase of a mentorship, and what has happened in it. A step is decided by the phases that allow it only. */
public sealed interface MentorshipState permits Proposed, Accepted, Live, Closed, Over {

    Journey journey();

    /** The same phase, further on. */
    MentorshipState with(Journey journey);

    /** Waits for answers. */
    record Proposed(Journey journey) implements MentorshipState {
        @Override
        public Proposed with(Journey journey) {
            return new Proposed(journey);
        }
    }

    /** Everybody accepted; slots are being reserved. */
    record Accepted(Journey journey) implements MentorshipState {
        @Override
        public Accepted with(Journey journey) {
            return new Accepted(journey);
        }
    }

    /** Started and not over. */
    sealed interface Live extends MentorshipState permits Active, Paused, Closing {
        @Override
        Live with(Journey journey);
    }

    record Active(Journey journey) implements Live {
        @Override
        public Active with(Journey journey) {
            return new Active(journey);
        }
    }

    record Paused(Journey journey) implements Live {
        @Override
        public Paused with(Journey journey) {
            return new Paused(journey);
        }
    }

    record Closing(Journey journey) implements Live {
        @Override
        public Closing with(Journey journey) {
            return new Closing(journey);
        }
    }

    /** Closed, as planned or early; follow-ups are recorded. */
    record Closed(Journey journey) implements MentorshipState {
        @Override
        public Closed with(Journey journey) {
            return new Closed(journey);
        }
    }

    /** Never started: declined, expired, withdrawn, or no slot. */
    record Over(Journey journey) implements MentorshipState {
        @Override
        public Over with(Journey journey) {
            return new Over(journey);
        }
    }
}
