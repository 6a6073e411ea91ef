package org.mentorship.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.mentorship.api.simulate.story.Chance;
import org.mentorship.api.simulate.story.Frame;
import org.mentorship.api.simulate.story.Pair;
import org.mentorship.api.simulate.story.Player;
import org.mentorship.api.simulate.story.Timetable;
import org.mentorship.api.simulate.story.WorkReview;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.time.TimeMachine;

/**
 * Plays a programme through the public API of a running service, and moves its clock. Ids of commands depend on the plan
 * alone, so that a demo that was cut short goes on where it was: what was done before has no second effect.
 */
public final class Demo {

    private static final int MOST_PAIRS = 80;
    private static final int PEOPLE_PER_PAIR = 4;
    private static final int LATE_SHARE = 10;
    private static final int LATE_MARGIN_DAYS = 8;

    /** Brings the people of the sample into a programme. */
    @FunctionalInterface
    public interface Importer {

        /** @param commandPrefix what the ids of its commands begin with */
        void importPeople(ProgramId program, String token, String commandPrefix);
    }

    /** Is told how far it is. */
    public interface Watcher {

        /** Something begins. */
        void begins(String what);

        /**
         * @param done acts so far, of the total
         * @param today the simulated date
         */
        void at(long done, long total, String today);
    }

    private final ApiClient api;
    private final Tokens tokens;
    private final TimeMachine time;
    private final DemoPlan plan;
    private final Frame frame;

    /** @param key signs the tokens of those who act */
    public Demo(URI service, ECKey key, TimeMachine time, DemoPlan plan) {
        this.api = new ApiClient(service);
        this.tokens = new Tokens(key);
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
     * @return how many acts were carried out, and in what time
     * @throws ApiRefusal if the service refuses something
     */
    public Played play(Instant now, Importer importer, Watcher watcher) {
        var started = System.nanoTime();
        watcher.begins("Setting up the programme and importing people");
        createProgram();
        importer.importPeople(frame.programId(), tokens.coordinator(), frame.commandPrefix());
        watcher.begins("Matching people by hand");
        var pairs = pairs();
        var until = frame.startOf(plan.days());
        var total = pairs.stream()
                .mapToLong(pair -> Timetable.count(frame, pair, now, until))
                .sum();
        watcher.begins("Playing %,d steps of %d pairs".formatted(total, pairs.size()));
        try (var stage = new ApiStage(api, tokens)) {
            new Player(
                            time,
                            stage,
                            instant -> watcher.at(
                                    stage.done(), total, instant.toString().substring(0, 10)))
                    .play(new Timetable(frame, pairs), now, until);
            return new Played(stage.done(), Duration.ofNanos(System.nanoTime() - started));
        }
    }

    /** What was carried out. */
    public record Played(long acts, Duration took) {}

    /** Counts what came of it. */
    public DemoSummary summary() {
        return DemoSummary.of(api, tokens.coordinator(), frame.programId());
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
        var policy = api.tree(frame.policy());
        var rules = (ObjectNode) policy.remove("matchRules");
        policy.set("requireCommonLanguage", rules.path("requireCommonLanguage"));
        policy.put("name", "Software mentoring")
                .put("setting", "PROFESSIONAL_BODY")
                .put("commandId", frame.commandPrefix() + ":program");
        api.mutate(tokens.coordinator(), "createProgram", policy, "version");
        var instrument = api.variables();
        instrument
                .put("programId", frame.programId().value())
                .put("name", WorkReview.NAME)
                .put("commandId", frame.commandPrefix() + ":work-review")
                .putArray("items")
                .addAll(WorkReview.items().stream().map(api::tree).toList());
        api.mutate(tokens.coordinator(), "defineInstrument", instrument, "version");
    }

    private List<Pair> pairs() {
        var mentors = candidates("MENTOR");
        var mentees = candidates("MENTEE");
        var cohort = Math.clamp((mentors.size() + mentees.size()) / PEOPLE_PER_PAIR, 1, MOST_PAIRS);
        var late = (cohort + LATE_SHARE - 1) / LATE_SHARE;
        var lateDay = plan.days() - frame.policy().lengthWeeks() * 7 + LATE_MARGIN_DAYS;
        return ByHand.choose(
                mentors, mentees, cohort, late, Math.max(0, lateDay), Chance.of(plan.seed(), "matching", 0));
    }

    private List<ByHand.Candidate> candidates(String role) {
        var filter = api.variables().put("programId", frame.programId().value()).put("role", role);
        return api.all(tokens.coordinator(), "enrollments", "EnrollmentFilter", filter, """
                        capacity
                        participant { id expertise soughtSkills languages timeZone seniority }""").stream()
                .map(Demo::candidate)
                .toList();
    }

    private static ByHand.Candidate candidate(JsonNode enrollment) {
        var person = enrollment.path("participant");
        return new ByHand.Candidate(
                new ParticipantId(person.path("id").asText()),
                texts(person.path("expertise")),
                texts(person.path("soughtSkills")),
                texts(person.path("languages")),
                person.path("timeZone").asText(),
                person.path("seniority").asInt(),
                enrollment.path("capacity").asInt());
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
