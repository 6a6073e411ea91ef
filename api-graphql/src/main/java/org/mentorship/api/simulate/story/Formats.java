package org.mentorship.api.simulate.story;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mentorship.contract.program.Format;

/** Which mentorships of a history are of which format. */
public final class Formats {

    /** Of each twenty so many. */
    private static final Map<Format, Integer> SHARES =
            new TreeMap<>(Map.of(Format.ONE_ON_ONE, 14, Format.GROUP, 3, Format.PEER, 2, Format.REVERSE, 1));

    /** How many mentees a group has. */
    public static final int GROUP_MENTEES = 3;

    private static final List<Format> EACH_TWENTY = SHARES.entrySet().stream()
            .flatMap(share -> Collections.nCopies(share.getValue(), share.getKey()).stream())
            .toList();

    private Formats() {}

    /** Those that occur. */
    static List<Format> all() {
        return List.copyOf(SHARES.keySet());
    }

    /** The format of the mentorship of this ordinal. */
    public static Format of(long seed, int ordinal) {
        var round = ordinal / EACH_TWENTY.size();
        return Chance.of(seed, "formats", round).shuffled(EACH_TWENTY).get(ordinal % EACH_TWENTY.size());
    }
}
