package org.mentorship.api.simulate.story;

import java.util.List;
import org.mentorship.contract.program.InstrumentItem;

/** The instrument that the programme of a story defines on top of the standard ones, for feedback on work. */
public final class WorkReview {

    public static final String NAME = "work-review";

    private static final int BEST = 5;

    private WorkReview() {}

    public static List<InstrumentItem> items() {
        return List.of(
                item("substance", "It solves the problem that it set out to solve."),
                item("craft", "It is well made."),
                item("presentation", "Others can understand and use it."));
    }

    private static InstrumentItem item(String code, String text) {
        return new InstrumentItem(code, text, 1, BEST, false, null);
    }

    static List<Integer> answers(Behaviour behaviour, Chance chance) {
        return items().stream()
                .map(_ -> chance.around(2.6 + 2 * behaviour.commitment(), 1.3, 1, BEST))
                .toList();
    }
}
