package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.IntroductionKind;
import org.mentorship.contract.mentorship.IntroductionOutcome;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/**
 * A contact made for somebody.
 *
 * @param madeBy the participant, if one made it
 */
public record IntroductionView(
        String introductionId,
        IntroductionKind kind,
        @Protected(Kind.CONFIDENTIAL) String contact,
        @Protected(Kind.CONFIDENTIAL) @Nullable String purpose,
        @Nullable String madeBy,
        @Nullable String madeFor,
        Instant madeAt,
        @Nullable IntroductionOutcome outcome,
        @Protected(Kind.CONFIDENTIAL) @Nullable String outcomeNote,
        @Nullable Instant outcomeAt) {}
