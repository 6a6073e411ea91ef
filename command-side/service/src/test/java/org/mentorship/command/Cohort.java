package org.mentorship.command;

import java.util.List;
import java.util.Map;
import org.mentorship.contract.enrollment.EnrollmentCommand.Enroll;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.mentorship.MatchCommand.ProposeMatch;
import org.mentorship.contract.participant.Attributes;
import org.mentorship.contract.participant.ParticipantCommand.RegisterParticipant;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.MatchRules;
import org.mentorship.contract.program.MeetingMode;
import org.mentorship.contract.program.ProgramCommand.CreateProgram;
import org.mentorship.contract.program.ProgramPolicy;
import org.mentorship.contract.program.Setting;

/** Sample people in a sample programme, for tests. */
public final class Cohort {

    public static final ProgramId PROGRAM = Ids.program("program-1");

    private Cohort() {}

    public static ProgramPolicy policy() {
        return new ProgramPolicy(
                List.of(Format.values()),
                List.of(MeetingMode.values()),
                26,
                14,
                3,
                14,
                false,
                new MatchRules(true, Map.of("skills", 1.0)),
                List.of(4, 12, 24),
                List.of(3, 6, 12),
                null);
    }

    public static CreateProgram createProgram() {
        return new CreateProgram(PROGRAM, "Tech mentoring", Setting.COMMUNITY, policy());
    }

    public static ParticipantId person(String name) {
        return Ids.participant(name);
    }

    public static RegisterParticipant register(String name) {
        return new RegisterParticipant(person(name), "Person " + name, name + "@example.org", null, null, attributes());
    }

    public static Attributes attributes() {
        return new Attributes(
                List.of("java"), List.of(), List.of(), "software", 5, List.of("en"), "Europe/Berlin", List.of(), null);
    }

    public static EnrollmentId enrollment(String name, Role role) {
        return Ids.enrollment(PROGRAM, person(name), role);
    }

    public static Enroll enroll(String name, Role role, int capacity) {
        return new Enroll(enrollment(name, role), PROGRAM, person(name), role, capacity, List.of(), List.of());
    }

    public static MentorshipId pair(String mentor, String mentee, int cycle) {
        return Ids.pair(PROGRAM, Format.ONE_ON_ONE.name(), List.of(person(mentor), person(mentee)), cycle);
    }

    public static ProposeMatch propose(String mentor, String mentee) {
        return new ProposeMatch(
                pair(mentor, mentee, 1),
                PROGRAM,
                Format.ONE_ON_ONE,
                List.of(person(mentor)),
                List.of(person(mentee)),
                null);
    }

    /** Creates the programme and enrols the people: mentors with the capacity given, mentees with one. */
    public static void enrol(CommandSide side, List<String> mentors, int capacity, List<String> mentees) {
        CommandSide.accepted(side.asCoordinator(createProgram()));
        mentors.forEach(name -> {
            CommandSide.accepted(side.asCoordinator(register(name)));
            CommandSide.accepted(side.asCoordinator(enroll(name, Role.MENTOR, capacity)));
        });
        mentees.forEach(name -> {
            CommandSide.accepted(side.asCoordinator(register(name)));
            CommandSide.accepted(side.asCoordinator(enroll(name, Role.MENTEE, 1)));
        });
    }
}
