package org.mentorship.api.graphql.mentorship.agreement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.OnBehalf;
import org.mentorship.api.graphql.common.Reasoned;
import org.mentorship.api.graphql.common.Versioned;
import org.mentorship.api.graphql.mentorship.MentorshipInput;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.Agreement;
import org.mentorship.contract.mentorship.AgreementCommand.ProposeAgreement;
import org.mentorship.contract.mentorship.AgreementCommand.SignAgreement;
import org.mentorship.contract.program.MeetingMode;

/** Expectations, boundaries and cadence: what the mutations take, and the command that each asks for. */
final class AgreementInputs {

    record ProposeAgreementInput(
            String mentorshipId,
            String mentorExpectations,
            String menteeExpectations,
            @Nullable String boundaries,
            @Nullable String confidentiality,
            int cadenceDays,
            List<MeetingMode> modes,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public ProposeAgreement command(MentorshipId id) {
            return new ProposeAgreement(
                    id,
                    new Agreement(
                            mentorExpectations, menteeExpectations, boundaries, confidentiality, cadenceDays, modes));
        }
    }

    record SignAgreementInput(
            String mentorshipId,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public SignAgreement command(MentorshipId id) {
            return new SignAgreement(id);
        }
    }

    private AgreementInputs() {}
}
