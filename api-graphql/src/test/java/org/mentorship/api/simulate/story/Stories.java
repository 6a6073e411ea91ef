package org.mentorship.api.simulate.story;

import java.util.List;
import java.util.stream.IntStream;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.program.Format;

/** A programme of six months and matches in it, for tests. */
public final class Stories {

    private Stories() {}

    public static Frame frame(long seed) {
        return new Frame(Ids.program("tests"), "tests", Frame.FIRST_DAY, seed, Frame.policyFor(6));
    }

    public static Match match(int ordinal) {
        var format = Formats.of(1, ordinal);
        return new Match(
                ordinal,
                format,
                Ids.participant("mentor-" + ordinal),
                IntStream.range(0, format == Format.GROUP ? Formats.GROUP_MENTEES : 1)
                        .mapToObj(i -> Ids.participant("mentee-" + ordinal + "-" + i))
                        .toList(),
                List.of("java", "testing", "sql"),
                null,
                ordinal % 5);
    }

    public static List<Match> matches(int howMany) {
        return IntStream.range(0, howMany).mapToObj(Stories::match).toList();
    }
}
