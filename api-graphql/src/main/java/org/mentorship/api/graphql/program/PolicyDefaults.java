package org.mentorship.api.graphql.program;

import java.util.List;
import java.util.Map;
import org.mentorship.contract.program.MeetingMode;

/** What a programme's policy says where its creator does not. */
final class PolicyDefaults {

    static final int RESPONSE_DEADLINE_DAYS = 14;
    static final boolean REQUIRE_AGREEMENT = false;
    static final boolean REQUIRE_COMMON_LANGUAGE = true;
    static final List<MeetingMode> MODES = List.of(MeetingMode.values());
    static final List<Integer> FOLLOW_UP_MONTHS = List.of(3, 6, 12);
    /** What a mentee seeks counts most; the rest makes a good match better. */
    static final Map<String, Double> MATCH_WEIGHTS = Map.of(
            "soughtSkills", 5.0,
            "goals", 3.0,
            "interests", 2.0,
            "languages", 1.0,
            "timeZone", 1.0,
            "availability", 1.0,
            "communicationStyle", 1.0,
            "seniority", 1.0,
            "industry", 1.0,
            "pastFeedback", 1.0);

    private static final List<Integer> FEEDBACK_WEEKS = List.of(4, 12, 24);

    private PolicyDefaults() {}

    /** The usual weeks, as far as the mentorship lasts. */
    static List<Integer> feedbackWeeks(int lengthWeeks) {
        return within(lengthWeeks, FEEDBACK_WEEKS);
    }

    /** The weeks that a mentorship of this length has. */
    static List<Integer> within(int lengthWeeks, List<Integer> weeks) {
        return weeks.stream().filter(week -> week <= lengthWeeks).toList();
    }
}
