package org.mentorship.api.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mentorship.contract.CommandOutcome.Accepted;
import org.mentorship.contract.enrollment.EnrollmentCommand.Enroll;
import org.mentorship.contract.enrollment.EnrollmentCommand.ReserveSlot;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.mentorship.GrowthCommand.CheckIn;
import org.mentorship.contract.mentorship.MatchCommand.AcceptMatch;
import org.mentorship.contract.mentorship.MatchCommand.Activate;
import org.mentorship.contract.mentorship.MatchCommand.ProposeMatch;
import org.mentorship.contract.mentorship.MeetingCommand.AddActionItem;
import org.mentorship.contract.mentorship.MeetingCommand.LogMeeting;
import org.mentorship.contract.participant.Attributes;
import org.mentorship.contract.participant.ParticipantCommand.RegisterParticipant;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.MatchRules;
import org.mentorship.contract.program.MeetingMode;
import org.mentorship.contract.program.ProgramCommand.CreateProgram;
import org.mentorship.contract.program.ProgramPolicy;
import org.mentorship.contract.program.Setting;

/**
 * A programme of running mentorships of two, made by commands, in which time has gone by: there is room behind for
 * meetings that were held. Its policy is such that no automation falls due meanwhile.
 */
final class Cohort {

    /** Room for meetings, one an hour. */
    static final int MOST_MEETINGS = 1_000;

    private static final int CALLERS = 64;
    private static final int DAYS = 365;
    private static final Duration BETWEEN_MEETINGS = Duration.ofHours(1);
    private static final String NOTES =
            "We went through the draft of the talk together, cut the second half, and agreed"
                    + " that the demo comes first. Next time: a dry run in front of two colleagues, and the question of what to"
                    + " say about the failed migration.";

    private final Pair[] pairs;
    private final Instant firstMeeting;

    /** A mentorship and its two people. */
    record Pair(MentorshipId mentorship, ParticipantId mentor, ParticipantId mentee) {}

    private Cohort(Pair[] pairs, Instant firstMeeting) {
        this.pairs = pairs;
        this.firstMeeting = firstMeeting;
    }

    static Cohort of(MeasuredService service, int size) throws Exception {
        var cohort = inRealTime(service, size, "bench");
        service.moveTimeBy(BETWEEN_MEETINGS.multipliedBy(MOST_MEETINGS + 1L));
        service.awaitQuiet();
        return cohort;
    }

    /**
     * The same in the machine's time, in which nothing has gone by yet.
     *
     * @param name of the programme and its people, used once for each store
     */
    static Cohort inRealTime(MeasuredService service, int size, String name) throws Exception {
        var program = Ids.program(name);
        service.send(
                new CreateProgram(program, "Bench", Setting.COMMUNITY, policy()), MeasuredService.coordinator(name));
        var pairs =
                IntStream.range(0, size).mapToObj(i -> pair(program, name, i)).toArray(Pair[]::new);
        new Callers(CALLERS).each(size, i -> start(service, program, pairs[i], name + "-", i));
        return new Cohort(pairs, service.now());
    }

    /** Has the mentor of a pair write down something to do, a first, a second … time. */
    Accepted note(MeasuredService service, Pair pair, int ordinal) {
        return service.send(
                new AddActionItem(pair.mentorship(), NOTES, pair.mentor(), null),
                participant(pair.mentor(), "item-" + ordinal + "-" + pair.mentorship()));
    }

    List<Pair> pairs() {
        return Arrays.asList(pairs);
    }

    /** The command that logs a pair's meeting, the 0th, 1st … below {@link #MOST_MEETINGS}. */
    LogMeeting meeting(Pair pair, int ordinal) {
        if (ordinal >= MOST_MEETINGS) {
            throw new IllegalArgumentException("There is room for " + MOST_MEETINGS + " meetings only");
        }
        return new LogMeeting(
                pair.mentorship(),
                null,
                firstMeeting.plus(BETWEEN_MEETINGS.multipliedBy(ordinal)),
                45,
                MeetingMode.VIDEO,
                List.of(pair.mentor(), pair.mentee()),
                List.of("talk", "next steps"),
                NOTES,
                List.of());
    }

    /** The envelope of that command: the mentor logs it. */
    static Envelope byMentor(Pair pair, int ordinal) {
        return participant(pair.mentor(), "meeting-" + ordinal + "-" + pair.mentorship());
    }

    /** Has every mentor write a first confidential text. */
    void checkIn(MeasuredService service) throws Exception {
        new Callers(CALLERS)
                .each(
                        pairs.length,
                        i -> service.send(
                                new CheckIn(pairs[i].mentorship(), 4, 4, null, "A good start."),
                                participant(pairs[i].mentor(), "check-in-" + pairs[i].mentorship())));
    }

    /** Logs the first meetings of all pairs. */
    void logMeetings(MeasuredService service, List<Pair> of, int count) throws Exception {
        for (var ordinal = 0; ordinal < count; ordinal++) {
            var each = ordinal;
            new Callers(CALLERS).each(of.size(), i -> log(service, of.get(i), each));
        }
    }

    Accepted log(MeasuredService service, Pair pair, int ordinal) {
        return service.send(meeting(pair, ordinal), byMentor(pair, ordinal));
    }

    private static Pair pair(ProgramId program, String name, int i) {
        var mentor = Ids.participant(name + "-mentor-" + i);
        var mentee = Ids.participant(name + "-mentee-" + i);
        return new Pair(Ids.pair(program, Format.ONE_ON_ONE.name(), List.of(mentor, mentee), 1), mentor, mentee);
    }

    private static void start(MeasuredService service, ProgramId program, Pair pair, String name, int i) {
        enroll(service, program, pair.mentor(), Role.MENTOR, name + "mentor-" + i);
        enroll(service, program, pair.mentee(), Role.MENTEE, name + "mentee-" + i);
        var match = pair.mentorship();
        service.send(
                new ProposeMatch(
                        match, program, Format.ONE_ON_ONE, List.of(pair.mentor()), List.of(pair.mentee()), null),
                MeasuredService.coordinator("propose-" + match));
        service.send(new AcceptMatch(match), participant(pair.mentor(), "accept-mentor-" + match));
        service.send(new AcceptMatch(match), participant(pair.mentee(), "accept-mentee-" + match));
        // The automations do this too, one after the other; whoever comes second finds it done.
        reserve(service, program, pair.mentor(), Role.MENTOR, match);
        reserve(service, program, pair.mentee(), Role.MENTEE, match);
        service.insist(new Activate(match), automation("activate-" + match));
    }

    private static void enroll(
            MeasuredService service, ProgramId program, ParticipantId person, Role role, String name) {
        service.send(
                new RegisterParticipant(person, "Person " + name, name + "@example.org", null, null, attributes()),
                MeasuredService.coordinator(name));
        service.send(
                new Enroll(Ids.enrollment(program, person, role), program, person, role, 3, List.of(), List.of()),
                MeasuredService.coordinator("enroll-" + name));
    }

    private static void reserve(
            MeasuredService service, ProgramId program, ParticipantId person, Role role, MentorshipId match) {
        var enrollment = Ids.enrollment(program, person, role);
        service.insist(new ReserveSlot(enrollment, match), automation("reserve-" + enrollment + "-" + match));
    }

    private static Envelope participant(ParticipantId person, String commandId) {
        return new Envelope(person.value(), ActorRole.PARTICIPANT, null, null, commandId, commandId, commandId, null);
    }

    private static Envelope automation(String commandId) {
        return Envelope.automation("bench", commandId, commandId, commandId);
    }

    private static Attributes attributes() {
        return new Attributes(
                List.of("java", "public speaking"),
                List.of("distributed systems"),
                List.of("leadership"),
                "software",
                5,
                List.of("en", "de"),
                "Europe/Berlin",
                List.of("MON_EVENING"),
                "DIRECT");
    }

    private static ProgramPolicy policy() {
        return new ProgramPolicy(
                List.of(Format.ONE_ON_ONE),
                List.of(MeetingMode.values()),
                52,
                DAYS,
                3,
                DAYS,
                false,
                new MatchRules(true, Map.of("skills", 1.0)),
                List.of(),
                List.of(12),
                null);
    }
}
