package org.mentorship.api.simulate.story;

import java.util.List;
import java.util.stream.IntStream;
import org.mentorship.contract.id.Ids;

/** A programme of six months and pairs in it, for tests. */
public final class Stories {

    private Stories() {}

    public static Frame frame(long seed) {
        return new Frame(Ids.program("tests"), "tests", Frame.FIRST_DAY, seed, Frame.policyFor(6));
    }

    public static Pair pair(int ordinal) {
        return new Pair(
                ordinal,
                Ids.participant("mentor-" + ordinal),
                Ids.participant("mentee-" + ordinal),
                List.of("java", "testing", "sql"),
                null,
                ordinal % 5);
    }

    public static List<Pair> pairs(int howMany) {
        return IntStream.range(0, howMany).mapToObj(Stories::pair).toList();
    }
}
