package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.mentorship.NotStartedReason;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/**
 * A person in a mentorship.
 *
 * @param answeredAt when the person accepted or declined
 */
public record MemberView(
        String participantId,
        String enrollmentId,
        Role role,
        MemberState state,
        @Nullable Instant answeredAt,
        @Nullable Instant joinedAt,
        @Nullable Instant leftAt,
        @Protected(Kind.CONFIDENTIAL) @Nullable String leaveReason,
        @Nullable NotStartedReason notAdmittedReason) {}
