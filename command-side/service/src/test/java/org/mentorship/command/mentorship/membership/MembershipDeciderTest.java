package org.mentorship.command.mentorship.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.mentorship.Actor.automation;
import static org.mentorship.command.mentorship.Actor.by;
import static org.mentorship.command.mentorship.Actor.coordinator;
import static org.mentorship.command.mentorship.Story.ANN;
import static org.mentorship.command.mentorship.Story.BOB;
import static org.mentorship.command.mentorship.Story.CEM;
import static org.mentorship.command.mentorship.Story.EVE;
import static org.mentorship.command.mentorship.Story.ID;
import static org.mentorship.command.mentorship.Story.member;
import static org.mentorship.command.mentorship.Texts.TOO_LONG;
import static org.mentorship.contract.RejectionCode.EXCLUDED_PAIR;
import static org.mentorship.contract.RejectionCode.NOT_A_COORDINATOR;
import static org.mentorship.contract.RejectionCode.NOT_A_MEMBER;
import static org.mentorship.contract.RejectionCode.PERSONAL_DATA_ERASED;
import static org.mentorship.contract.RejectionCode.PROGRAM_ARCHIVED;
import static org.mentorship.contract.RejectionCode.TEXT_TOO_LONG;
import static org.mentorship.contract.RejectionCode.WRONG_COMPOSITION;
import static org.mentorship.contract.RejectionCode.WRONG_PHASE;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.command.Cohort;
import org.mentorship.command.mentorship.Story;
import org.mentorship.contract.Limits;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.mentorship.CareEvent.MentorshipPaused;
import org.mentorship.contract.mentorship.CareEvent.MentorshipResumed;
import org.mentorship.contract.mentorship.ClosureEvent.ClosureRequested;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MembershipCommand.AddMember;
import org.mentorship.contract.mentorship.MembershipCommand.AdmitMember;
import org.mentorship.contract.mentorship.MembershipCommand.RefuseMember;
import org.mentorship.contract.mentorship.MembershipCommand.RemoveMember;
import org.mentorship.contract.mentorship.MembershipEvent.MemberAdded;
import org.mentorship.contract.mentorship.MembershipEvent.MemberJoined;
import org.mentorship.contract.mentorship.MembershipEvent.MemberLeft;
import org.mentorship.contract.mentorship.MembershipEvent.MemberNotAdmitted;
import org.mentorship.contract.mentorship.NotStartedReason;

@DisplayName("Membership")
class MembershipDeciderTest {

    private static final Member NEWCOMER = member(EVE, Role.MENTEE);

    @Test
    @DisplayName("begins with being asked in, and with a slot")
    void joins() {
        var joined = Story.group()
                .when(coordinator(), new AddMember(ID, EVE, Role.MENTEE))
                .then(new MemberAdded(ID, NEWCOMER))
                .when(automation(), new AdmitMember(ID, EVE))
                .then(new MemberJoined(ID, NEWCOMER))
                .when(automation(), new AdmitMember(ID, EVE))
                .thenNothing();
        assertThat(joined.state().journey().isMember(EVE, Role.MENTEE)).isTrue();
    }

    @Test
    @DisplayName("does not begin without a slot, and may be tried again")
    void refused() {
        Story.group()
                .given(new MemberAdded(ID, NEWCOMER))
                .when(automation(), new RefuseMember(ID, EVE, NotStartedReason.NO_SLOT))
                .then(new MemberNotAdmitted(ID, NEWCOMER, NotStartedReason.NO_SLOT))
                .when(automation(), new RefuseMember(ID, EVE, NotStartedReason.NO_SLOT))
                .thenNothing()
                .when(coordinator(), new AddMember(ID, EVE, Role.MENTEE))
                .then(new MemberAdded(ID, NEWCOMER));
    }

    @Test
    @DisplayName("does not begin once the person's data was erased, be it before or after being asked in")
    void erased() {
        Story.group()
                .erased(EVE)
                .when(coordinator(), new AddMember(ID, EVE, Role.MENTEE))
                .refused(PERSONAL_DATA_ERASED, "participantId");
        Story.group()
                .given(new MemberAdded(ID, NEWCOMER))
                .erased(EVE)
                .when(automation(), new AdmitMember(ID, EVE))
                .then(new MemberNotAdmitted(ID, NEWCOMER, NotStartedReason.PERSONAL_DATA_ERASED))
                .when(automation(), new AdmitMember(ID, EVE))
                .thenNothing();
    }

    @Test
    @DisplayName(
            "does not begin once the programme is archived, be it before or after being asked in; it can still end")
    void archived() {
        var group = Story.group().inArchivedProgram();
        group.when(coordinator(), new AddMember(ID, EVE, Role.MENTEE)).refused(PROGRAM_ARCHIVED);
        group.given(new MemberAdded(ID, NEWCOMER))
                .when(automation(), new AdmitMember(ID, EVE))
                .then(new MemberNotAdmitted(ID, NEWCOMER, NotStartedReason.PROGRAM_ARCHIVED))
                .when(automation(), new AdmitMember(ID, EVE))
                .thenNothing();
        group.when(by(CEM), new RemoveMember(ID, CEM, null)).then(new MemberLeft(ID, member(CEM, Role.MENTEE), null));
    }

    @Test
    @DisplayName("is answered when the group goes on, not during a pause")
    void joinsAfterPause() {
        var paused = Story.group().given(new MemberAdded(ID, NEWCOMER), new MentorshipPaused(ID, null, null));
        paused.when(automation(), new AdmitMember(ID, EVE)).refused(WRONG_PHASE);
        paused.when(automation(), new RefuseMember(ID, EVE, NotStartedReason.NO_SLOT))
                .refused(WRONG_PHASE);
        paused.given(new MentorshipResumed(ID))
                .when(automation(), new AdmitMember(ID, EVE))
                .then(new MemberJoined(ID, NEWCOMER));
    }

    @Test
    @DisplayName("is answered with a refusal once the group closes, slot or not")
    void closing() {
        var closing = Story.group().given(new MemberAdded(ID, NEWCOMER), new ClosureRequested(ID, null, null));
        closing.when(automation(), new AdmitMember(ID, EVE))
                .then(new MemberNotAdmitted(ID, NEWCOMER, NotStartedReason.GROUP_CLOSING))
                .when(automation(), new AdmitMember(ID, EVE))
                .thenNothing();
        closing.when(automation(), new RefuseMember(ID, EVE, NotStartedReason.NO_SLOT))
                .then(new MemberNotAdmitted(ID, NEWCOMER, NotStartedReason.NO_SLOT));
        closing.when(coordinator(), new AddMember(ID, EVE, Role.MENTEE)).refused(WRONG_PHASE);
    }

    @Test
    @DisplayName("is for groups of the fitting roles, once for each person")
    void composition() {
        Story.pair().when(coordinator(), new AddMember(ID, EVE, Role.MENTEE)).refused(WRONG_COMPOSITION);
        Story.group().when(coordinator(), new AddMember(ID, EVE, Role.PEER)).refused(WRONG_COMPOSITION, "role");
        Story.peers().when(coordinator(), new AddMember(ID, EVE, Role.MENTEE)).refused(WRONG_COMPOSITION, "role");
        Story.peers().when(coordinator(), new AddMember(ID, EVE, Role.PEER)).accepted();
        Story.group()
                .when(coordinator(), new AddMember(ID, BOB, Role.MENTOR))
                .refused(WRONG_COMPOSITION, "participantId");
        Story.group()
                .given(new MemberAdded(ID, NEWCOMER))
                .when(coordinator(), new AddMember(ID, EVE, Role.MENTEE))
                .refused(WRONG_COMPOSITION, "participantId");
    }

    @Test
    @DisplayName(
            "is not for somebody whom a member excluded, nor for somebody who excluded a member; which, is not told")
    void excluded() {
        var add = new AddMember(ID, EVE, Role.MENTEE);
        var byMember = Story.group().excluding(member(CEM, Role.MENTEE), EVE).when(coordinator(), add);
        var byNewcomer = Story.group().excluding(NEWCOMER, CEM).when(coordinator(), add);
        byMember.refused(EXCLUDED_PAIR, "participantId");
        assertThat(byMember.decision()).isEqualTo(byNewcomer.decision());
        Story.group()
                .excluding(member(CEM, Role.MENTEE), BOB)
                .when(coordinator(), add)
                .accepted();
    }

    @Test
    @DisplayName("ends where a group is full")
    void full() {
        var story = Story.group();
        var more = IntStream.range(story.state().journey().members().size(), Limits.GROUP_MEMBERS)
                .mapToObj(i -> new MemberJoined(ID, member(Cohort.person("more-" + i), Role.MENTEE)))
                .toList();
        story.given(more)
                .when(coordinator(), new AddMember(ID, EVE, Role.MENTEE))
                .refused(WRONG_COMPOSITION);
    }

    @Test
    @DisplayName("ends by leaving, or by a coordinator's hand")
    void leaves() {
        var left = new MemberLeft(ID, member(CEM, Role.MENTEE), "Moving");
        Story.group().when(by(CEM), new RemoveMember(ID, CEM, "Moving")).then(left);
        Story.group().when(coordinator(), new RemoveMember(ID, CEM, "Moving")).then(left);
        Story.group().when(by(ANN), new RemoveMember(ID, CEM, null)).refused(NOT_A_COORDINATOR, "participantId");
        Story.group().when(coordinator(), new RemoveMember(ID, EVE, null)).refused(NOT_A_MEMBER, "participantId");
        Story.group().when(by(CEM), new RemoveMember(ID, CEM, TOO_LONG)).refused(TEXT_TOO_LONG, "reason");
        Story.pair().when(by(BOB), new RemoveMember(ID, BOB, null)).refused(WRONG_COMPOSITION);
    }

    @Test
    @DisplayName("lasts where too few would stay")
    void tooFew() {
        Story.group().when(by(ANN), new RemoveMember(ID, ANN, null)).refused(WRONG_COMPOSITION, "participantId");
        Story.group()
                .given(new MemberLeft(ID, member(CEM, Role.MENTEE), null))
                .when(by(BOB), new RemoveMember(ID, BOB, null))
                .refused(WRONG_COMPOSITION, "participantId");
    }

    @Test
    @DisplayName("of peers begins and ends where that makes no pair of a group, and no group of a pair")
    void peers() {
        var three = Story.peers();
        three.when(by(CEM), new RemoveMember(ID, CEM, null)).refused(WRONG_COMPOSITION, "participantId");
        three.given(new MemberJoined(ID, member(EVE, Role.PEER)))
                .when(by(CEM), new RemoveMember(ID, CEM, null))
                .then(new MemberLeft(ID, member(CEM, Role.PEER), null))
                .when(by(EVE), new RemoveMember(ID, EVE, null))
                .refused(WRONG_COMPOSITION, "participantId");

        var two = Story.twoPeers();
        two.when(coordinator(), new AddMember(ID, EVE, Role.PEER)).refused(WRONG_COMPOSITION);
        two.when(by(BOB), new RemoveMember(ID, BOB, null)).refused(WRONG_COMPOSITION);
    }

    @Test
    @DisplayName("once ended takes away all steps")
    void gone() {
        Story.group()
                .given(new MemberLeft(ID, member(CEM, Role.MENTEE), null))
                .when(by(CEM), new RemoveMember(ID, CEM, null))
                .refused(NOT_A_MEMBER, "participantId");
    }
}
