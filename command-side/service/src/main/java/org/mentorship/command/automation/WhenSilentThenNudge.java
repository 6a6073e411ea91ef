package org.mentorship.command.automation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementConcluded;
import org.mentorship.contract.mentorship.CareEvent.MentorshipPaused;
import org.mentorship.contract.mentorship.CareEvent.MentorshipResumed;
import org.mentorship.contract.mentorship.ClosureEvent.ClosureRequested;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipCompleted;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipEndedEarly;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipStarted;
import org.mentorship.contract.mentorship.MeetingCommand.RaiseNudge;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingLogged;
import org.mentorship.contract.mentorship.MeetingEvent.NudgeRaised;
import org.mentorship.contract.mentorship.MentorshipEvent;

/** When no meeting was held within the agreed cadence: nudges, and again after each cadence of silence. */
public final class WhenSilentThenNudge implements Automation {

    /**
     * What the next date is reckoned from.
     *
     * @param silentSince the latest of start, resumption and meetings held
     * @param nudgedAt when the last nudge was raised
     */
    record Rhythm(
            int cadenceDays,
            boolean paused,
            Instant silentSince,
            @Nullable Instant nudgedAt) {

        @Nullable Instant dueAt() {
            if (paused) {
                return null;
            }
            var from = nudgedAt == null ? silentSince : later(silentSince, nudgedAt);
            return from.plus(Duration.ofDays(cadenceDays));
        }

        Rhythm heard(Instant at) {
            return new Rhythm(cadenceDays, paused, later(silentSince, at), nudgedAt);
        }

        Rhythm nudged(Instant at) {
            return new Rhythm(cadenceDays, paused, silentSince, nudgedAt == null ? at : later(nudgedAt, at));
        }

        Rhythm agreed(int days) {
            return new Rhythm(days, paused, silentSince, nudgedAt);
        }

        Rhythm pause() {
            return new Rhythm(cadenceDays, true, silentSince, nudgedAt);
        }

        Rhythm resume(Instant at) {
            return new Rhythm(cadenceDays, false, later(silentSince, at), nudgedAt);
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    @Override
    public String name() {
        return "nudge";
    }

    @Override
    public List<TodoChange> on(Happening happening, Agenda agenda) {
        var at = happening.recordedAt();
        return switch (happening.event()) {
            case MentorshipStarted e ->
                List.of(put(happening, new Rhythm(e.terms().cadenceDays(), false, at, null)));
            case MeetingLogged e -> change(happening, agenda, rhythm -> rhythm.heard(e.heldAt()));
            case NudgeRaised e -> change(happening, agenda, rhythm -> rhythm.nudged(Rhythm.later(e.dueAt(), at)));
            case AgreementConcluded e -> change(happening, agenda, rhythm -> rhythm.agreed(e.cadenceDays()));
            case MentorshipPaused _ -> change(happening, agenda, Rhythm::pause);
            case MentorshipResumed _ -> change(happening, agenda, rhythm -> rhythm.resume(at));
            case ClosureRequested _, MentorshipCompleted _, MentorshipEndedEarly _ -> List.of(happening.drop(this, ""));
            case MentorshipEvent _ -> List.of();
        };
    }

    /** The nudge, or the meeting that made it needless, sets the next date. */
    @Override
    public Outcome run(Todo todo, Steps steps) {
        var dueAt = todo.dueAt();
        if (dueAt != null) {
            steps.must("raise", new RaiseNudge(todo.mentorshipId(), dueAt));
        }
        return Outcome.RESTS;
    }

    private List<TodoChange> change(Happening happening, Agenda agenda, UnaryOperator<Rhythm> change) {
        return agenda.find(happening.key(this, ""))
                .map(todo -> put(happening, change.apply(todo.data(Rhythm.class))))
                .<List<TodoChange>>map(List::of)
                .orElse(List.of());
    }

    private TodoChange put(Happening happening, Rhythm rhythm) {
        return happening.put(this, "", rhythm.dueAt(), rhythm);
    }
}
