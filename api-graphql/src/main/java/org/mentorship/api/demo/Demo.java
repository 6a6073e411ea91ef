package org.mentorship.api.demo;

import com.nimbusds.jose.jwk.ECKey;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.mentorship.api.cli.ApiClient;
import org.mentorship.api.cli.CliFailure;
import org.mentorship.api.cli.Progress;
import org.mentorship.api.cli.imports.PeopleImport;
import org.mentorship.api.cli.imports.Person;
import org.mentorship.api.simulate.story.Chance;
import org.mentorship.api.simulate.story.Formats;
import org.mentorship.api.simulate.story.Frame;
import org.mentorship.api.simulate.story.Match;
import org.mentorship.api.simulate.story.Player;
import org.mentorship.api.simulate.story.Timetable;
import org.mentorship.api.simulate.story.WorkReview;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.time.TimeMachine;
import tools.jackson.databind.JsonNode;

/**
 * Plays a programme through the public API of a running service, and moves its clock. Ids of commands depend on the plan
 * alone, so that a demo that was cut short goes on where it was: what was done before has no second effect.
 */
public final class Demo implements AutoCloseable {

    private static final int ISO_DATE = 10;
    private static final int MOST_MATCHES = 60;
    private static final int PEOPLE_PER_MATCH = 4;
    private static final int LATE_SHARE = 10;
    private static final int LATE_MARGIN_DAYS = 8;

    private final ApiClient client;
    private final Tokens tokens;
    private final Api api;
    private final TimeMachine time;
    private final DemoPlan plan;
    private final Frame frame;

    /** @param key signs the tokens of those who act */
    public Demo(URI service, ECKey key, TimeMachine time, DemoPlan plan) {
        this.tokens = new Tokens(key);
        this.client = new ApiClient(service, tokens.coordinator());
        this.api = new Api(client, tokens);
        this.time = time;
        this.plan = plan;
        var prefix = plan.commandPrefix();
        this.frame = new Frame(
                Ids.program(prefix + ":program"), prefix, Frame.FIRST_DAY, plan.seed(), Frame.policyFor(plan.months()));
    }

    /** When the clock of a new demo begins. */
    public static Instant begin() {
        return Frame.FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** Moves time to where it is at the end of a demo: a service that is started again is back at the last event. */
    public void goToTheEnd() {
        time.advanceTo(frame.startOf(plan.days()));
    }

    /**
     * Plays what is left.
     *
     * @param now the simulated time
     * @param out says what is done
     * @param err shows how far it is
     * @throws CliFailure if the service refuses something
     */
    public Played play(Instant now, PrintWriter out, PrintWriter err) throws InterruptedException {
        var started = System.nanoTime();
        createProgram();
        var people = SamplePeople.some(plan.people());
        say(out, "Importing %d people of the sample".formatted(people.size()));
        var lines = SamplePeople.withFurtherRoles(people);
        new PeopleImport(client, frame.programId().value(), this::importId)
                .run(lines, Progress.start(err, "Importing people", lines.size()));
        var matches = matches();
        var until = frame.startOf(plan.days());
        var total = matches.stream()
                .mapToLong(match -> Timetable.count(frame, match, now, until))
                .sum();
        say(out, "Playing %,d steps of %d mentorships, matched by hand".formatted(total, matches.size()));
        var progress = Progress.start(err, frame.firstDay().toString(), total);
        try (var stage = new ApiStage(api, progress)) {
            new Player(time, stage, instant -> progress.name(instant.toString().substring(0, ISO_DATE)))
                    .play(new Timetable(frame, matches), now, until);
        }
        progress.finish();
        return new Played(people.size(), progress.done(), Duration.ofNanos(System.nanoTime() - started));
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    /**
     * What was carried out.
     *
     * @param took the import and the steps
     */
    public record Played(int people, long steps, Duration took) {}

    /** Counts what came of it. */
    public DemoSummary summary() {
        return DemoSummary.of(api, frame.programId());
    }

    /** What somebody needs to go on by hand. */
    public Invitation invitation(DemoSummary summary) {
        return new Invitation(
                tokens.coordinator(),
                summary.activeMentee().map(tokens::participant),
                summary.activeMentorship(),
                frame.programId());
    }

    /**
     * What somebody needs to go on by hand.
     *
     * @param mentee the token of a mentee whose mentorship is active, if there is one
     */
    public record Invitation(
            String coordinator, Optional<String> mentee, Optional<String> mentorship, ProgramId program) {}

    private void createProgram() {
        var program = MentorshipMutations.map(frame.policy());
        program.remove("matchRules");
        program.put("requireCommonLanguage", frame.policy().matchRules().requireCommonLanguage());
        program.put("name", "Software mentoring");
        program.put("setting", "PROFESSIONAL_BODY");
        program.put("commandId", frame.commandPrefix() + ":program");
        api.mutate(null, "createProgram", program);
        api.mutate(
                null,
                "defineInstrument",
                Map.of(
                        "programId",
                        frame.programId().value(),
                        "name",
                        WorkReview.NAME,
                        "items",
                        WorkReview.items().stream()
                                .map(MentorshipMutations::map)
                                .toList(),
                        "commandId",
                        frame.commandPrefix() + ":work-review"));
    }

    /** By the line of the sample and its role, so that the same demo knows everybody by the same ids. */
    private String importId(String step, Person line) {
        return "%s:import-%s-%d-%s".formatted(frame.commandPrefix(), step, line.line(), line.role());
    }

    private List<Match> matches() {
        var mentors = candidates("MENTOR");
        var mentees = candidates("MENTEE");
        var cohort = Math.clamp(plan.people() / PEOPLE_PER_MATCH, 1, MOST_MATCHES);
        var late = (cohort + LATE_SHARE - 1) / LATE_SHARE;
        var lateDay = plan.days() - frame.policy().lengthWeeks() * 7 + LATE_MARGIN_DAYS;
        return ByHand.choose(
                new ByHand.Enrolled(mentors, mentees, candidates("PEER")),
                ordinal -> Formats.of(plan.seed(), ordinal),
                cohort,
                late,
                Math.max(0, lateDay),
                Chance.of(plan.seed(), "matching", 0));
    }

    private List<ByHand.Candidate> candidates(String role) {
        var filter = Map.of("programId", frame.programId().value(), "role", role);
        return api.all("enrollments", "EnrollmentFilter", filter, """
                        capacity
                        participant { id expertise soughtSkills languages timeZone seniority }""").stream()
                .map(Demo::candidate)
                .toList();
    }

    private static ByHand.Candidate candidate(JsonNode enrollment) {
        var person = enrollment.path("participant");
        return new ByHand.Candidate(
                new ParticipantId(person.path("id").asString()),
                texts(person.path("expertise")),
                texts(person.path("soughtSkills")),
                texts(person.path("languages")),
                person.path("timeZone").asString(),
                person.path("seniority").asInt(),
                enrollment.path("capacity").asInt());
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    @Override
    public void close() {
        client.close();
    }
}
