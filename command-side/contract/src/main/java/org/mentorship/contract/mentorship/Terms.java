package org.mentorship.contract.mentorship;

import java.util.List;
import org.mentorship.contract.program.MeetingMode;

/**
 * What a mentorship was started under: the programme's policy at that moment. See
 * {@link org.mentorship.contract.program.ProgramPolicy} for units.
 */
public record Terms(
        int lengthWeeks,
        int cadenceDays,
        boolean requireAgreement,
        List<MeetingMode> modes,
        List<Integer> feedbackWeeks,
        List<Integer> followUpMonths) {

    public Terms {
        modes = List.copyOf(modes);
        feedbackWeeks = List.copyOf(feedbackWeeks);
        followUpMonths = List.copyOf(followUpMonths);
    }
}
