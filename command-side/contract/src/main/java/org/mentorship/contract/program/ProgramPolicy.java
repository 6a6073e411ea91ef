package org.mentorship.contract.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a programme. A change takes effect from then on; a mentorship keeps the terms it was started under.
 *
 * @param formats the formats that may be proposed, at least one
 * @param modes the meeting modes that may be used, at least one; a virtual programme allows only remote ones
 * @param lengthWeeks agreed length of a mentorship, 1–260 weeks
 * @param cadenceDays agreed days between two meetings, 1–365
 * @param mentorCapacity slots of a mentor who names no capacity, 1–100
 * @param responseDeadlineDays days in which a proposal is to be answered, 1–365
 * @param requireAgreement whether meetings are gated on a concluded agreement
 * @param matchRules how candidates are weighed
 * @param feedbackWeeks when periodic feedback is due, in weeks after the start, ascending
 * @param followUpMonths when follow-ups are due, in months after the end, ascending
 * @param agreementTemplate text that an agreement starts from
 */
public record ProgramPolicy(
        List<Format> formats,
        List<MeetingMode> modes,
        int lengthWeeks,
        int cadenceDays,
        int mentorCapacity,
        int responseDeadlineDays,
        boolean requireAgreement,
        MatchRules matchRules,
        List<Integer> feedbackWeeks,
        List<Integer> followUpMonths,
        @Nullable String agreementTemplate) {

    public ProgramPolicy {
        formats = List.copyOf(formats);
        modes = List.copyOf(modes);
        feedbackWeeks = List.copyOf(feedbackWeeks);
        followUpMonths = List.copyOf(followUpMonths);
    }
}
