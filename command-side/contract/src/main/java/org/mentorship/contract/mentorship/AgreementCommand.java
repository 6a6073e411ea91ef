package org.mentorship.contract.mentorship;

import org.mentorship.contract.id.MentorshipId;

/** Expectations, boundaries and cadence. */
public sealed interface AgreementCommand extends MentorshipCommand {

    /** Puts an agreement up for signature. */
    record ProposeAgreement(MentorshipId mentorshipId, Agreement agreement) implements AgreementCommand {}

    /** The party signs the agreement that is up. */
    record SignAgreement(MentorshipId mentorshipId) implements AgreementCommand {}
}
