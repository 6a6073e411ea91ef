package org.mentorship.query.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mentorship.contract.enrollment.EnrollmentEvent;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.participant.Attributes;
import org.mentorship.contract.participant.ParticipantEvent;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.Instrument;
import org.mentorship.contract.program.InstrumentItem;
import org.mentorship.contract.program.MatchRules;
import org.mentorship.contract.program.MeetingMode;
import org.mentorship.contract.program.ProgramEvent;
import org.mentorship.contract.program.ProgramPolicy;
import org.mentorship.contract.program.Setting;
import org.mentorship.query.story.Story.Scene;

/** The programmes and people of a story. */
public record Cast(List<ProgramId> programIds, List<ParticipantId> people) {

    private static final List<String> SKILLS = List.of("Java", "Writing", "Negotiation", "Statistics", "Leading");

    static Cast of(Random random, int mentorships) {
        var programs = new ArrayList<ProgramId>();
        for (var i = 0; i < 1 + mentorships / 10; i++) {
            programs.add(Ids.program("story-" + random.nextLong()));
        }
        var people = new ArrayList<ParticipantId>();
        for (var i = 0; i < 2 + mentorships; i++) {
            people.add(Ids.participant("story-" + random.nextLong()));
        }
        return new Cast(programs, people);
    }

    ParticipantId anybody(Random random) {
        return people.get(random.nextInt(people.size()));
    }

    ProgramId anyProgram(Random random) {
        return programIds.get(random.nextInt(programIds.size()));
    }

    public static ProgramPolicy policy(int lengthWeeks) {
        return new ProgramPolicy(
                List.of(Format.values()),
                List.of(MeetingMode.values()),
                lengthWeeks,
                14,
                3,
                14,
                false,
                new MatchRules(true, Map.of("interests", 0.5, "expertise", 1.5)),
                List.of(4, 12),
                List.of(3, 6),
                "What we expect of each other");
    }

    public static Attributes attributes(Random random) {
        return new Attributes(
                List.of(SKILLS.get(random.nextInt(SKILLS.size()))),
                List.of("running", SKILLS.get(random.nextInt(SKILLS.size()))),
                List.of(),
                random.nextBoolean() ? "Software" : null,
                random.nextBoolean() ? 1 + random.nextInt(10) : null,
                List.of("en"),
                "Europe/Vienna",
                List.of("MON_EVENING"),
                null);
    }

    static String token(Object subject, String what) {
        return "enc:v1:" + subject + ":event:" + what;
    }

    List<List<Scene>> programs(Random random) {
        return programIds.stream().map(id -> program(random, id)).toList();
    }

    private static List<Scene> program(Random random, ProgramId id) {
        var scenes = new ArrayList<Scene>();
        var by = Story.coordinator(0);
        scenes.add(new Scene(
                id, new ProgramEvent.ProgramCreated(id, "Grow", Setting.BUSINESS, policy(26), by.actor()), by));
        var items = List.of(new InstrumentItem("q1", "How did it go?", 1, 5, false, null));
        scenes.add(new Scene(id, new ProgramEvent.InstrumentDefined(id, new Instrument("check", 1, items)), by));
        scenes.add(new Scene(id, new ProgramEvent.CoordinatorAssigned(id, "coordinator-1"), by));
        scenes.add(new Scene(id, new ProgramEvent.PolicyChanged(id, policy(20 + random.nextInt(9))), by));
        scenes.add(new Scene(id, new ProgramEvent.EnrollmentClosed(id), by));
        scenes.add(new Scene(id, new ProgramEvent.EnrollmentOpened(id), by));
        scenes.add(new Scene(id, new ProgramEvent.CoordinatorRemoved(id, "coordinator-1"), by));
        if (random.nextBoolean()) {
            scenes.add(new Scene(id, new ProgramEvent.ProgramArchived(id), by));
        }
        return scenes;
    }

    List<List<Scene>> participants(Random random) {
        return people.stream().map(id -> participant(random, id)).toList();
    }

    private static List<Scene> participant(Random random, ParticipantId id) {
        var scenes = new ArrayList<Scene>();
        var by = Story.by(id);
        scenes.add(new Scene(
                id,
                new ParticipantEvent.ParticipantRegistered(
                        id, token(id, "name"), token(id, "email"), null, token(id, "biography"), attributes(random)),
                by));
        if (random.nextBoolean()) {
            scenes.add(new Scene(
                    id,
                    new ParticipantEvent.ProfileUpdated(
                            id, token(id, "newname"), token(id, "email"), token(id, "they"), null, attributes(random)),
                    by));
        }
        if (random.nextInt(4) == 0) {
            scenes.add(new Scene(
                    id, new ParticipantEvent.PersonalDataErased(id, List.of("name", "email")), Story.coordinator(0)));
        }
        return scenes;
    }

    List<List<Scene>> enrollments(Random random) {
        return people.stream().map(id -> enrollment(random, id)).toList();
    }

    private List<Scene> enrollment(Random random, ParticipantId person) {
        var program = anyProgram(random);
        var role = Role.values()[random.nextInt(Role.values().length)];
        var id = Ids.enrollment(program, person, role);
        var scenes = new ArrayList<Scene>();
        scenes.add(new Scene(id, enrolled(id, program, person, role), Story.by(person)));
        var mentorship = new MentorshipId(MentorshipId.PREFIX + "slot" + random.nextInt(1_000));
        var slots = Story.automation("slots");
        scenes.add(new Scene(id, new EnrollmentEvent.SlotReserved(id, mentorship), slots));
        scenes.add(new Scene(id, new EnrollmentEvent.CapacityChanged(id, 2 + random.nextInt(5)), Story.by(person)));
        if (random.nextBoolean()) {
            scenes.add(new Scene(
                    id, new EnrollmentEvent.EnrollmentPaused(id, person, token(person, "holidays")), Story.by(person)));
            scenes.add(new Scene(id, new EnrollmentEvent.EnrollmentResumed(id), Story.by(person)));
        }
        scenes.add(new Scene(id, new EnrollmentEvent.SlotReleased(id, mentorship), slots));
        if (random.nextInt(3) == 0) {
            scenes.add(new Scene(id, new EnrollmentEvent.EnrollmentWithdrawn(id, person, null), Story.by(person)));
            scenes.add(new Scene(id, enrolled(id, program, person, role), Story.by(person)));
        }
        return scenes;
    }

    private static EnrollmentEvent enrolled(EnrollmentId id, ProgramId program, ParticipantId person, Role role) {
        return new EnrollmentEvent.Enrolled(id, program, person, role, 3, List.of(token(person, "remote")), List.of());
    }
}
