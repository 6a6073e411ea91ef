package org.mentorship.contract.mentorship;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;
import org.mentorship.contract.program.MeetingMode;

/**
 * What the people of a mentorship expect of each other.
 *
 * @param mentorExpectations what the mentor side expects
 * @param menteeExpectations what the mentee side expects
 * @param boundaries what is out of bounds
 * @param confidentiality what stays between them
 * @param cadenceDays agreed days between two meetings, 1–365
 * @param modes how they will meet, at least one
 */
public record Agreement(
        @Protected(Kind.CONFIDENTIAL) String mentorExpectations,
        @Protected(Kind.CONFIDENTIAL) String menteeExpectations,
        @Protected(Kind.CONFIDENTIAL) @Nullable String boundaries,
        @Protected(Kind.CONFIDENTIAL) @Nullable String confidentiality,
        int cadenceDays,
        List<MeetingMode> modes) {

    public Agreement {
        modes = List.copyOf(modes);
    }
}
