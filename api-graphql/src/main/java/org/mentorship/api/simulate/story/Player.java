package org.mentorship.api.simulate.story;

import java.time.Instant;
import java.util.List;
import org.mentorship.contract.time.TimeMachine;

/** Lets people act at their times, and the automations in between. */
public final class Player {

    /** Where people act. */
    @FunctionalInterface
    public interface Stage {

        /**
         * All of this happens at one instant. Returns when it is done; what one mentorship's people do, in the order given.
         */
        void perform(List<Act> together);
    }

    /** Is told how far the history is. */
    @FunctionalInterface
    public interface Audience {

        /** Everything up to this instant has happened. */
        void played(Instant until);
    }

    private final TimeMachine time;
    private final Stage stage;
    private final Audience audience;

    public Player(TimeMachine time, Stage stage, Audience audience) {
        this.time = time;
        this.stage = stage;
        this.audience = audience;
    }

    /**
     * Plays what happens from one instant, included, until another, excluded, where time then is.
     *
     * @param from what happened earlier is left out, because it was played before
     */
    public void play(Timetable timetable, Instant from, Instant until) {
        for (var together = timetable.next();
                !together.isEmpty() && together.getFirst().at().isBefore(until);
                together = timetable.next()) {
            var at = together.getFirst().at();
            if (!at.isBefore(from)) {
                time.advanceTo(at);
                stage.perform(together);
                audience.played(at);
            }
        }
        time.advanceTo(until);
        audience.played(until);
    }
}
