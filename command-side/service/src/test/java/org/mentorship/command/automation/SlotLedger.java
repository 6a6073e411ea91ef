package org.mentorship.command.automation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mentorship.command.automation.AutomatedService.Logged;
import org.mentorship.contract.enrollment.EnrollmentEvent.CapacityChanged;
import org.mentorship.contract.enrollment.EnrollmentEvent.Enrolled;
import org.mentorship.contract.enrollment.EnrollmentEvent.SlotReleased;
import org.mentorship.contract.enrollment.EnrollmentEvent.SlotReserved;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipCompleted;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipEndedEarly;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipStarted;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MembershipEvent.MemberJoined;
import org.mentorship.contract.mentorship.MembershipEvent.MemberLeft;

/** Books the slots of a log, and says where the books do not balance. */
final class SlotLedger {

    private final Map<EnrollmentId, Integer> capacity = new HashMap<>();
    private final Map<EnrollmentId, Set<MentorshipId>> taken = new HashMap<>();
    private final Map<MentorshipId, Set<EnrollmentId>> live = new HashMap<>();

    private SlotLedger() {}

    /** At rest, the slots taken are those of the live mentorships; on the way none was taken twice, or beyond capacity. */
    static void assertBalanced(List<Logged> log) {
        var ledger = new SlotLedger();
        log.forEach(logged -> ledger.book(logged.event()));
        var owed = new HashMap<EnrollmentId, Set<MentorshipId>>();
        ledger.live.forEach((mentorship, enrollments) -> enrollments.forEach(enrollment ->
                owed.computeIfAbsent(enrollment, _ -> new HashSet<>()).add(mentorship)));
        ledger.taken.values().removeIf(Set::isEmpty);
        assertThat(ledger.taken).as("slots taken, against live mentorships").isEqualTo(owed);
    }

    private void book(Object event) {
        switch (event) {
            case Enrolled e -> capacity.put(e.enrollmentId(), e.capacity());
            case CapacityChanged e -> capacity.put(e.enrollmentId(), e.capacity());
            case SlotReserved e -> {
                assertThat(slots(e.enrollmentId()).add(e.mentorshipId()))
                        .as("first slot of %s for %s", e.enrollmentId(), e.mentorshipId())
                        .isTrue();
                assertThat(slots(e.enrollmentId()))
                        .as("slots of %s", e.enrollmentId())
                        .hasSizeLessThanOrEqualTo(capacity.getOrDefault(e.enrollmentId(), 0));
            }
            case SlotReleased e ->
                assertThat(slots(e.enrollmentId()).remove(e.mentorshipId()))
                        .as("released slot of %s was taken", e.enrollmentId())
                        .isTrue();
            case MentorshipStarted e -> e.members().forEach(member -> goesLive(e.mentorshipId(), member));
            case MemberJoined e -> goesLive(e.mentorshipId(), e.member());
            case MemberLeft e ->
                live.getOrDefault(e.mentorshipId(), new HashSet<>())
                        .remove(e.member().enrollmentId());
            case MentorshipCompleted e -> live.remove(e.mentorshipId());
            case MentorshipEndedEarly e -> live.remove(e.mentorshipId());
            default -> {}
        }
    }

    private void goesLive(MentorshipId mentorship, Member member) {
        assertThat(slots(member.enrollmentId()))
                .as("%s has a slot before it goes live", member.enrollmentId())
                .contains(mentorship);
        live.computeIfAbsent(mentorship, _ -> new HashSet<>()).add(member.enrollmentId());
    }

    private Set<MentorshipId> slots(EnrollmentId enrollment) {
        return taken.computeIfAbsent(enrollment, _ -> new HashSet<>());
    }
}
