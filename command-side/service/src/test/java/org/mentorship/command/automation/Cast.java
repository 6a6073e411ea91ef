package org.mentorship.command.automation;

import static org.mentorship.command.Cohort.PROGRAM;
import static org.mentorship.command.Cohort.enroll;
import static org.mentorship.command.Cohort.pair;
import static org.mentorship.command.Cohort.person;
import static org.mentorship.command.Cohort.propose;
import static org.mentorship.command.Cohort.register;
import static org.mentorship.command.CommandSide.accepted;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.mentorship.command.Cohort;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.ClosureCommand.CompleteClosure;
import org.mentorship.contract.mentorship.ClosureCommand.EndEarly;
import org.mentorship.contract.mentorship.ClosureCommand.Reflect;
import org.mentorship.contract.mentorship.ClosureCommand.RequestClosure;
import org.mentorship.contract.mentorship.EndReason;
import org.mentorship.contract.mentorship.MatchCommand.AcceptMatch;
import org.mentorship.contract.mentorship.MatchCommand.ProposeMatch;
import org.mentorship.contract.mentorship.MeetingCommand.LogMeeting;
import org.mentorship.contract.mentorship.MembershipCommand.AddMember;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.MeetingMode;

/** What people do in these tests. */
record Cast(AutomatedService service) {

    void createProgram() {
        accepted(service.asCoordinator(Cohort.createProgram()));
    }

    void enrol(Role role, int capacity, String... names) {
        for (var name : names) {
            accepted(service.asCoordinator(register(name)));
            accepted(service.asCoordinator(enroll(name, role, capacity)));
        }
    }

    /** Mentor Ann with one slot, mentees Bob, Cem, Dua, Eve and Fay with one each. */
    void assemble() {
        assemble(1);
    }

    void assemble(int slotsOfAnn) {
        createProgram();
        enrol(Role.MENTOR, slotsOfAnn, "ann");
        enrol(Role.MENTEE, 1, "bob", "cem", "dua", "eve", "fay");
    }

    MentorshipId acceptedPair(String mentor, String mentee) {
        accepted(service.asCoordinator(propose(mentor, mentee)));
        var id = pair(mentor, mentee, 1);
        acceptAll(id, mentor, mentee);
        return id;
    }

    static MentorshipId groupId(String name) {
        return Ids.group(name);
    }

    MentorshipId acceptedGroup(String name, String mentor, String... mentees) {
        var id = proposedGroup(name, mentor, mentees);
        acceptAll(id, mentor);
        acceptAll(id, mentees);
        return id;
    }

    MentorshipId proposedGroup(String name, String mentor, String... mentees) {
        var id = groupId(name);
        accepted(service.asCoordinator(new ProposeMatch(
                id,
                PROGRAM,
                Format.GROUP,
                List.of(person(mentor)),
                Arrays.stream(mentees).map(Cohort::person).toList(),
                null)));
        return id;
    }

    void acceptAll(MentorshipId id, String... names) {
        for (var name : names) {
            accepted(service.as(person(name), new AcceptMatch(id)));
        }
    }

    void add(MentorshipId group, String mentee) {
        accepted(service.asCoordinator(new AddMember(group, person(mentee), Role.MENTEE)));
    }

    void meet(MentorshipId id, Instant heldAt, String... attendees) {
        accepted(service.as(
                person(attendees[0]),
                new LogMeeting(
                        id,
                        null,
                        heldAt,
                        30,
                        MeetingMode.VIDEO,
                        Arrays.stream(attendees).map(Cohort::person).toList(),
                        List.of(),
                        null,
                        List.of())));
    }

    void endEarly(MentorshipId id) {
        accepted(service.asCoordinator(new EndEarly(id, EndReason.TIME, null)));
    }

    void close(MentorshipId id, String... members) {
        accepted(service.as(person(members[0]), new RequestClosure(id, null)));
        for (var member : members) {
            accepted(service.as(person(member), new Reflect(id, "Learned a lot", null, null)));
        }
        accepted(service.asCoordinator(new CompleteClosure(id, false)));
    }
}
