package org.mentorship.command.mentorship;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.mentorship.MentorshipState.Accepted;
import org.mentorship.command.mentorship.MentorshipState.Closed;
import org.mentorship.command.mentorship.MentorshipState.Live;
import org.mentorship.command.mentorship.MentorshipState.Over;
import org.mentorship.command.mentorship.MentorshipState.Proposed;
import org.mentorship.contract.mentorship.AgreementEvent;
import org.mentorship.contract.mentorship.CareEvent;
import org.mentorship.contract.mentorship.CareEvent.ConcernRaised;
import org.mentorship.contract.mentorship.CareEvent.ConcernResolved;
import org.mentorship.contract.mentorship.CareEvent.MentorshipPaused;
import org.mentorship.contract.mentorship.CareEvent.MentorshipResumed;
import org.mentorship.contract.mentorship.ClosureEvent;
import org.mentorship.contract.mentorship.ClosureEvent.ClosureRequested;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipCompleted;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipEndedEarly;
import org.mentorship.contract.mentorship.ClosureEvent.Reflected;
import org.mentorship.contract.mentorship.ClosureEvent.TransitionPlanAgreed;
import org.mentorship.contract.mentorship.FeedbackEvent;
import org.mentorship.contract.mentorship.FollowUpEvent;
import org.mentorship.contract.mentorship.GoalEvent;
import org.mentorship.contract.mentorship.GrowthEvent;
import org.mentorship.contract.mentorship.MatchEvent;
import org.mentorship.contract.mentorship.MatchEvent.MatchAccepted;
import org.mentorship.contract.mentorship.MatchEvent.MatchAcceptedByAll;
import org.mentorship.contract.mentorship.MatchEvent.MatchDeclined;
import org.mentorship.contract.mentorship.MatchEvent.MatchProposed;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipNotStarted;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipStarted;
import org.mentorship.contract.mentorship.MatchEvent.ProposalExpired;
import org.mentorship.contract.mentorship.MatchEvent.ProposalWithdrawn;
import org.mentorship.contract.mentorship.MeetingEvent;
import org.mentorship.contract.mentorship.MembershipEvent;
import org.mentorship.contract.mentorship.MentorshipEvent;

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

    /** The state after an event; null before the first. */
    static MentorshipState evolve(@Nullable MentorshipState state, MentorshipEvent event, Instant recordedAt) {
        if (event instanceof MatchProposed e) {
            return new Proposed(Journey.begin(e));
        }
        if (state == null) {
            throw new IllegalStateException("A mentorship's stream begins with MatchProposed, not with " + event);
        }
        var journey = state.journey().holding(event);
        return switch (event) {
            case MatchEvent e -> evolve(state, journey, e, recordedAt);
            case MembershipEvent e -> state.with(journey.with(journey.roster().evolve(e, recordedAt)));
            case AgreementEvent e -> onward(state, journey, e, recordedAt);
            case GoalEvent e -> onward(state, journey, e, recordedAt);
            case MeetingEvent e -> onward(state, journey, e, recordedAt);
            case GrowthEvent e -> onward(state, journey, e, recordedAt);
            case FeedbackEvent e -> onward(state, journey, e, recordedAt);
            case CareEvent e -> evolve(onward(state, journey, e, recordedAt), e);
            case ClosureEvent e -> evolve(onward(state, journey, e, recordedAt), e);
            case FollowUpEvent e -> onward(state, journey, e, recordedAt);
        };
    }

    private static MentorshipState evolve(MentorshipState state, Journey journey, MatchEvent event, Instant at) {
        return switch (event) {
            case MatchProposed e -> state;
            case MatchAccepted e -> state.with(journey.with(journey.proposal().acceptedBy(e.participantId())));
            case MatchAcceptedByAll e -> new Accepted(journey);
            case MatchDeclined e -> new Over(journey);
            case ProposalExpired e -> new Over(journey);
            case ProposalWithdrawn e -> new Over(journey);
            case MentorshipStarted e -> new Active(journey.started(at, e.terms()));
            case MentorshipNotStarted e -> new Over(journey);
        };
    }

    private static MentorshipState onward(MentorshipState state, Journey journey, MentorshipEvent event, Instant at) {
        return state.with(journey.with(journey.books().evolve(event, at)));
    }

    private static MentorshipState evolve(MentorshipState state, CareEvent event) {
        return switch (event) {
            case ConcernRaised e -> state;
            case ConcernResolved e -> state;
            case MentorshipPaused e -> new Paused(state.journey());
            case MentorshipResumed e -> new Active(state.journey());
        };
    }

    private static MentorshipState evolve(MentorshipState state, ClosureEvent event) {
        return switch (event) {
            case ClosureRequested e -> new Closing(state.journey());
            case Reflected e -> state;
            case TransitionPlanAgreed e -> state;
            case MentorshipCompleted e -> new Closed(state.journey());
            case MentorshipEndedEarly e -> new Closed(state.journey());
        };
    }
}
