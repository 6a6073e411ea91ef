package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.Advancement;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/**
 * How somebody is doing afterwards.
 *
 * @param satisfaction 1–5
 */
public record FollowUpAnswerView(
        String participantId,
        Advancement advancement,
        int satisfaction,
        boolean stillInContact,
        boolean nowAMentor,
        @Protected(Kind.CONFIDENTIAL) @Nullable String comment,
        Instant recordedAt) {}
