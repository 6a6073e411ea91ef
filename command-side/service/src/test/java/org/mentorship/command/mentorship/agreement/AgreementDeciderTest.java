package org.mentorship.command.mentorship.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.mentorship.Actor.by;
import static org.mentorship.command.mentorship.Actor.coordinator;
import static org.mentorship.command.mentorship.Actor.coordinatorFor;
import static org.mentorship.command.mentorship.Story.ANN;
import static org.mentorship.command.mentorship.Story.BOB;
import static org.mentorship.command.mentorship.Story.CEM;
import static org.mentorship.command.mentorship.Story.EVE;
import static org.mentorship.command.mentorship.Story.ID;
import static org.mentorship.command.mentorship.Story.member;
import static org.mentorship.command.mentorship.Texts.BLANK;
import static org.mentorship.command.mentorship.Texts.LONG_AT_LIMIT;
import static org.mentorship.command.mentorship.Texts.TOO_LONG;
import static org.mentorship.contract.RejectionCode.ALREADY_ANSWERED;
import static org.mentorship.contract.RejectionCode.EMPTY_INPUT;
import static org.mentorship.contract.RejectionCode.INVALID_VALUE;
import static org.mentorship.contract.RejectionCode.MODE_NOT_ALLOWED;
import static org.mentorship.contract.RejectionCode.NOT_A_MEMBER;
import static org.mentorship.contract.RejectionCode.TEXT_TOO_LONG;
import static org.mentorship.contract.RejectionCode.WRONG_PHASE;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorship.command.mentorship.Story;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.mentorship.Agreement;
import org.mentorship.contract.mentorship.AgreementCommand.ProposeAgreement;
import org.mentorship.contract.mentorship.AgreementCommand.SignAgreement;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementConcluded;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementProposed;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementSigned;
import org.mentorship.contract.mentorship.MembershipCommand.RemoveMember;
import org.mentorship.contract.mentorship.MembershipEvent.MemberJoined;
import org.mentorship.contract.mentorship.MembershipEvent.MemberLeft;
import org.mentorship.contract.mentorship.Terms;
import org.mentorship.contract.program.MeetingMode;

@DisplayName("An agreement")
class AgreementDeciderTest {

    private static final Agreement WEEKLY = agreement("Come prepared", "Be open", null, null, 7, MeetingMode.VIDEO);
    private static final Agreement MONTHLY = agreement("Come prepared", "Be open", null, null, 30, MeetingMode.VIDEO);

    private static Agreement agreement(
            String mentor,
            String mentee,
            @Nullable String boundaries,
            @Nullable String confidentiality,
            int cadence,
            MeetingMode... modes) {
        return new Agreement(mentor, mentee, boundaries, confidentiality, cadence, List.of(modes));
    }

    private static Story proposed() {
        return Story.pair().given(new AgreementProposed(ID, 1, WEEKLY, ANN));
    }

    @Test
    @DisplayName("is proposed by a member, or by a coordinator, who signs for nobody")
    void proposes() {
        Story.pair().when(by(ANN), new ProposeAgreement(ID, WEEKLY)).then(new AgreementProposed(ID, 1, WEEKLY, ANN));
        Story.pair()
                .when(coordinator(), new ProposeAgreement(ID, WEEKLY))
                .then(new AgreementProposed(ID, 1, WEEKLY, null));
        Story.pair()
                .when(
                        by(ANN),
                        new ProposeAgreement(
                                ID,
                                agreement(
                                        LONG_AT_LIMIT,
                                        LONG_AT_LIMIT,
                                        LONG_AT_LIMIT,
                                        LONG_AT_LIMIT,
                                        365,
                                        MeetingMode.values())))
                .accepted();
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                Arguments.of(
                        agreement(BLANK, "b", null, null, 7, MeetingMode.VIDEO), EMPTY_INPUT, "mentorExpectations"),
                Arguments.of(
                        agreement(TOO_LONG, "b", null, null, 7, MeetingMode.VIDEO),
                        TEXT_TOO_LONG,
                        "mentorExpectations"),
                Arguments.of(agreement("a", "", null, null, 7, MeetingMode.VIDEO), EMPTY_INPUT, "menteeExpectations"),
                Arguments.of(
                        agreement("a", TOO_LONG, null, null, 7, MeetingMode.VIDEO),
                        TEXT_TOO_LONG,
                        "menteeExpectations"),
                Arguments.of(agreement("a", "b", TOO_LONG, null, 7, MeetingMode.VIDEO), TEXT_TOO_LONG, "boundaries"),
                Arguments.of(
                        agreement("a", "b", null, TOO_LONG, 7, MeetingMode.VIDEO), TEXT_TOO_LONG, "confidentiality"),
                Arguments.of(agreement("a", "b", null, null, 0, MeetingMode.VIDEO), INVALID_VALUE, "cadenceDays"),
                Arguments.of(agreement("a", "b", null, null, 366, MeetingMode.VIDEO), INVALID_VALUE, "cadenceDays"),
                Arguments.of(agreement("a", "b", null, null, 7), EMPTY_INPUT, "modes"),
                Arguments.of(
                        agreement("a", "b", null, null, 7, MeetingMode.VIDEO, MeetingMode.VIDEO),
                        INVALID_VALUE,
                        "modes"));
    }

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource("impossible")
    @DisplayName("is refused where its words or values cannot be")
    void refusesWhatCannotBe(Agreement agreement, RejectionCode code, String field) {
        Story.pair().when(by(ANN), new ProposeAgreement(ID, agreement)).refused(code, field);
    }

    @Test
    @DisplayName("names only modes that the programme allows")
    void refusesOtherModes() {
        var remote = new Terms(26, 14, false, List.of(MeetingMode.VIDEO), List.of(), List.of());
        Story.pair(remote)
                .when(
                        by(ANN),
                        new ProposeAgreement(
                                ID, agreement("a", "b", null, null, 7, MeetingMode.VIDEO, MeetingMode.IN_PERSON)))
                .refused(MODE_NOT_ALLOWED, "modes");
    }

    @Test
    @DisplayName("is concluded by the last signature")
    void concludes() {
        proposed()
                .when(by(BOB), new SignAgreement(ID))
                .then(new AgreementSigned(ID, 1, BOB))
                .when(coordinatorFor(ANN), new SignAgreement(ID))
                .then(new AgreementSigned(ID, 1, ANN), new AgreementConcluded(ID, 1, WEEKLY.cadenceDays()));
    }

    @Test
    @DisplayName("is signed once by each")
    void signsOnce() {
        proposed()
                .given(new AgreementSigned(ID, 1, BOB))
                .when(by(BOB), new SignAgreement(ID))
                .refused(ALREADY_ANSWERED);
    }

    @Test
    @DisplayName("is signed by members only, each by name")
    void signedByMembers() {
        proposed().when(coordinator(), new SignAgreement(ID)).refused(NOT_A_MEMBER, "participantId");
        proposed().when(by(EVE), new SignAgreement(ID)).refused(NOT_A_MEMBER, "participantId");
        proposed().when(coordinatorFor(EVE), new SignAgreement(ID)).refused(NOT_A_MEMBER, "participantId");
    }

    @Test
    @DisplayName("must be up before it can be signed")
    void nothingToSign() {
        Story.pair().when(by(BOB), new SignAgreement(ID)).refused(WRONG_PHASE);
    }

    @Test
    @DisplayName("needs all signatures again when it changes, and the old one holds until then")
    void changes() {
        var changed = proposed()
                .given(
                        new AgreementSigned(ID, 1, ANN),
                        new AgreementSigned(ID, 1, BOB),
                        new AgreementConcluded(ID, 1, WEEKLY.cadenceDays()))
                .when(by(BOB), new ProposeAgreement(ID, MONTHLY))
                .then(new AgreementProposed(ID, 2, MONTHLY, BOB));
        assertThat(changed.state().journey().agreement().cadenceDays(14)).isEqualTo(7);

        var agreed = changed.when(by(ANN), new SignAgreement(ID))
                .then(new AgreementSigned(ID, 2, ANN))
                .when(by(BOB), new SignAgreement(ID))
                .then(new AgreementSigned(ID, 2, BOB), new AgreementConcluded(ID, 2, MONTHLY.cadenceDays()));
        assertThat(agreed.state().journey().agreement().cadenceDays(14)).isEqualTo(30);
    }

    @Test
    @DisplayName("in the words of the one that is up is a new one: its words are known to nobody who decides")
    void proposesTheSame() {
        proposed().when(by(BOB), new ProposeAgreement(ID, WEEKLY)).then(new AgreementProposed(ID, 2, WEEKLY, BOB));
    }

    @Test
    @DisplayName("of a group can be signed by who joins later, without being concluded again")
    void signedByWhoJoinsLater() {
        Story.pair()
                .given(
                        new AgreementProposed(ID, 1, WEEKLY, ANN),
                        new AgreementSigned(ID, 1, ANN),
                        new AgreementSigned(ID, 1, BOB),
                        new AgreementConcluded(ID, 1, WEEKLY.cadenceDays()),
                        new MemberJoined(ID, member(CEM, Role.MENTEE)))
                .when(by(CEM), new SignAgreement(ID))
                .then(new AgreementSigned(ID, 1, CEM));
    }

    @Test
    @DisplayName("of a group is concluded when the only one who had not signed leaves")
    void concludedByLeaving() {
        Story.group()
                .given(
                        new AgreementProposed(ID, 1, WEEKLY, ANN),
                        new AgreementSigned(ID, 1, ANN),
                        new AgreementSigned(ID, 1, BOB))
                .when(by(CEM), new RemoveMember(ID, CEM, null))
                .then(
                        new MemberLeft(ID, member(CEM, Role.MENTEE), null),
                        new AgreementConcluded(ID, 1, WEEKLY.cadenceDays()));
        Story.group()
                .given(new AgreementProposed(ID, 1, WEEKLY, ANN), new AgreementSigned(ID, 1, ANN))
                .when(by(CEM), new RemoveMember(ID, CEM, null))
                .then(new MemberLeft(ID, member(CEM, Role.MENTEE), null));
    }
}
