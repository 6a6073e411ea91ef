package org.mentorship.api.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.mentorship.contract.envelope.ActorRole;
import tools.jackson.databind.JsonNode;

/**
 * People write, by way of the API, everything that can be written about people. Each text has {@link #WORD} in it; the
 * programme, which is no secret, has {@link #OPEN_WORD} in its name.
 */
final class WrittenTexts {

    static final String WORD = "herzensangelegenheit";
    static final String OPEN_WORD = "wegweisertafel";

    private static final String INSTRUMENT = "how it goes";

    private final Api api;
    private final Stage stage;
    private final String staff;
    private int texts;
    private String program = "";
    private String pair = "";
    private final Map<String, String> ids = new HashMap<>();

    WrittenTexts(Stage stage) {
        this.stage = stage;
        this.api = stage.api();
        this.staff = stage.token("coordinator", ActorRole.COORDINATOR);
    }

    /** Everything that can be written at once. */
    void write() {
        people();
        proposals();
        pair();
        closure();
        group();
        places();
    }

    /** What is written months later, perhaps to another process. */
    void writeLater(Stage later) {
        later.api()
                .mutate(
                        later.token(id("bob"), ActorRole.PARTICIPANT),
                        "recordFollowUp",
                        inPair(Map.of(
                                "months",
                                3,
                                "advancement",
                                "PROMOTION",
                                "satisfaction",
                                5,
                                "stillInContact",
                                true,
                                "nowAMentor",
                                false,
                                "comment",
                                text())))
                .accepted();
    }

    /** What is refused is not to be kept either. */
    void writeInVain() {
        refused(staff, "registerParticipant", with(person("xyz"), "biography", text().repeat(200)));
        refused(staff, "registerParticipant", with(person("xyz"), "email", text()));
        refused("bob", "signAgreement", Map.of("mentorshipId", pair, "reason", text()));
        refused("bob", "recognise", Map.of("mentorshipId", pair, "to", "par_nobody", "text", text()));
        refused("bob", "checkIn", Map.of("mentorshipId", pair, "confidence", 99, "wellbeing", 1, "setback", text()));
        for (var document : List.of(
                "mutation { raiseConcern(input: {mentorshipId: \"" + pair + "\", text: \"" + text()
                        + "\"}) { version } }",
                "{ viewer { \"" + text() + "\" } }",
                "{ participants(filter: {name: \"" + text() + "\"}) { nodes { id } } }")) {
            if (api.post(staff, document, Map.of()).code().isEmpty()) {
                throw new AssertionError("was not refused: " + document);
            }
        }
        api.raw(staff, "{\"query\": \"" + text());
    }

    private String text() {
        return "Eine " + WORD + ", \"" + texts++ + "\"";
    }

    private String id(String person) {
        return Objects.requireNonNull(ids.get(person), person);
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        var changed = new HashMap<>(map);
        changed.put(key, value);
        return changed;
    }

    private String token(String who) {
        return who.equals(staff) ? staff : stage.token(id(who), ActorRole.PARTICIPANT);
    }

    private void refused(String who, String mutation, Map<String, ?> input) {
        if (api.mutate(token(who), mutation, input).code().isEmpty()) {
            throw new AssertionError(mutation + " was not refused");
        }
    }

    private JsonNode by(String who, String mutation, Map<String, ?> input, String selection) {
        return api.mutate(token(who), mutation, input, selection).accepted();
    }

    private void by(String who, String mutation, Map<String, ?> input) {
        by(who, mutation, input, "");
    }

    /** A step in the mentorship of Ann and Bob. */
    private void step(String who, String mutation, Map<String, ?> input) {
        by(who, mutation, inPair(input));
    }

    private String step(String who, String mutation, Map<String, ?> input, String made) {
        return by(who, mutation, inPair(input), made).at("/" + made).asString();
    }

    private Map<String, Object> inPair(Map<String, ?> input) {
        var all = new HashMap<String, Object>(input);
        all.put("mentorshipId", pair);
        return all;
    }

    private Map<String, Object> person(String name) {
        return Map.of(
                "name", text(),
                "email", name + "." + WORD + "@example.org",
                "pronouns", text(),
                "biography", text(),
                "timeZone", "Europe/Zurich",
                "languages", List.of("en"));
    }

    private void people() {
        program = by(
                        staff,
                        "createProgram",
                        Map.of(
                                "name",
                                "Programme " + OPEN_WORD,
                                "setting",
                                "BUSINESS",
                                "formats",
                                List.of("ONE_ON_ONE", "GROUP"),
                                "modes",
                                List.of("VIDEO"),
                                "lengthWeeks",
                                12,
                                "cadenceDays",
                                14,
                                "mentorCapacity",
                                3,
                                "followUpMonths",
                                List.of(3)),
                        "program { id }")
                .at("/program/id")
                .asString();
        by(
                staff,
                "defineInstrument",
                Map.of(
                        "programId",
                        program,
                        "name",
                        INSTRUMENT,
                        "items",
                        List.of(Map.of("code", "trust", "text", "I can say what I think.", "min", 1, "max", 5))));
        for (var name : List.of("ann", "bob", "cem", "dua")) {
            ids.put(
                    name,
                    by(staff, "registerParticipant", person(name), "participant { id }")
                            .at("/participant/id")
                            .asString());
            by(
                    name,
                    "enroll",
                    Map.of(
                            "programId",
                            program,
                            "participantId",
                            id(name),
                            "role",
                            name.equals("ann") ? "MENTOR" : "MENTEE",
                            "capacity",
                            3,
                            "preferences",
                            List.of(text(), text())));
        }
        by("bob", "updateProfile", person("bob.again"));
    }

    private void proposals() {
        var asked = by(
                        "cem",
                        "requestMentor",
                        Map.of("programId", program, "mentorId", id("ann"), "purpose", text(), "hopedOutcome", text()),
                        "mentorship { id }")
                .at("/mentorship/id")
                .asString();
        by("ann", "declineMatch", Map.of("mentorshipId", asked, "reason", text()));
        by(staff, "withdrawProposal", Map.of("mentorshipId", proposed("ONE_ON_ONE", "dua"), "reason", text()));
    }

    private String proposed(String format, String... mentees) {
        return by(
                        staff,
                        "proposeMatch",
                        Map.of(
                                "programId", program,
                                "format", format,
                                "mentorIds", List.of(id("ann")),
                                "menteeIds", Stream.of(mentees).map(this::id).toList(),
                                "rationale", text()),
                        "mentorship { id }")
                .at("/mentorship/id")
                .asString();
    }

    private String started(String format, String... mentees) {
        var mentorship = proposed(format, mentees);
        for (var who : Stream.concat(Stream.of("ann"), Stream.of(mentees)).toList()) {
            by(who, "acceptMatch", Map.of("mentorshipId", mentorship));
        }
        Awaitility.await()
                .until(() -> api.query(staff, "mentorship", "(id: \"" + mentorship + "\") { status }")
                        .accepted()
                        .at("/status")
                        .asString()
                        .equals("ACTIVE"));
        return mentorship;
    }

    private void pair() {
        pair = started("ONE_ON_ONE", "bob");
        step(
                "ann",
                "proposeAgreement",
                Map.of(
                        "mentorExpectations", text(),
                        "menteeExpectations", text(),
                        "boundaries", text(),
                        "confidentiality", text(),
                        "cadenceDays", 7,
                        "modes", List.of("VIDEO")));
        var goal = by("bob", "setGoals", inPair(Map.of("goals", List.of(goal()))), "goalIds")
                .at("/goalIds/0")
                .asString();
        step("bob", "reviseGoal", Map.of("goalId", goal, "goal", goal()));
        step("bob", "recordGoalProgress", Map.of("goalId", goal, "level", 1, "note", text()));
        step("bob", "dropGoal", Map.of("goalId", goal, "reason", text()));
        step("bob", "addGoal", Map.of("goal", goal()));
        meetings();
        growth();
        feedback();
        care();
    }

    private Map<String, Object> goal() {
        return Map.of(
                "title", text(),
                "description", text(),
                "importance", 2,
                "difficulty", 1,
                "levels", Stream.generate(this::text).limit(5).toList(),
                "milestones", List.of(Map.of("title", text())));
    }

    private void meetings() {
        var startedAt = api.query(staff, "mentorship", "(id: \"" + pair + "\") { startedAt }")
                .accepted()
                .at("/startedAt")
                .asString();
        var later = Instant.parse(startedAt).plus(Duration.ofDays(1));
        var meeting = step(
                "ann",
                "scheduleMeeting",
                Map.of("startsAt", later.toString(), "minutes", 30, "mode", "VIDEO", "topics", List.of(text(), text())),
                "meetingId");
        step("ann", "cancelMeeting", Map.of("meetingId", meeting, "reason", text()));
        step(
                "ann",
                "logMeeting",
                Map.of(
                        "heldAt",
                        startedAt,
                        "minutes",
                        30,
                        "mode",
                        "VIDEO",
                        "attendeeIds",
                        List.of(id("ann"), id("bob")),
                        "topics",
                        List.of(text()),
                        "notes",
                        text()));
        step("ann", "addActionItem", Map.of("text", text(), "ownerId", id("bob")));
    }

    private void growth() {
        step("ann", "shareResource", Map.of("title", text(), "url", "https://example.org/" + WORD, "kind", "BOOK"));
        var introduction = step(
                "ann",
                "makeIntroduction",
                Map.of("kind", "REFERRAL", "contact", text(), "purpose", text(), "madeFor", id("bob")),
                "introductionId");
        step(
                "ann",
                "recordIntroductionOutcome",
                Map.of("introductionId", introduction, "outcome", "JOB", "note", text()));
        step("bob", "checkIn", Map.of("confidence", 3, "wellbeing", 3, "setback", text(), "encouragement", text()));
        step("ann", "recognise", Map.of("to", id("bob"), "text", text()));
    }

    private void feedback() {
        var given = step(
                "ann",
                "giveFeedback",
                Map.of(
                        "kind",
                        "WORK",
                        "direction",
                        "MENTOR_TO_MENTEE",
                        "instrument",
                        INSTRUMENT,
                        "answers",
                        List.of(4),
                        "deliverable",
                        text(),
                        "comment",
                        text(),
                        "visibility",
                        "SHARED",
                        "about",
                        id("bob")),
                "feedbackId");
        step("ann", "correctFeedback", Map.of("feedbackId", given, "answers", List.of(5), "comment", text()));
    }

    private void care() {
        var concern = step("bob", "raiseConcern", Map.of("severity", "LOW", "text", text()), "concernId");
        step(staff, "resolveConcern", Map.of("concernId", concern, "resolution", text()));
        step("bob", "pauseMentorship", Map.of("reason", text()));
        step("bob", "resumeMentorship", Map.of());
    }

    private void closure() {
        step("bob", "requestClosure", Map.of("reason", text()));
        for (var who : List.of("ann", "bob")) {
            step(who, "reflect", Map.of("accomplishments", text(), "gratitude", text(), "whatNext", text()));
        }
        step("bob", "agreeTransitionPlan", Map.of("plan", text()));
        step("bob", "completeClosure", Map.of());
    }

    private void group() {
        var group = started("GROUP", "bob", "cem", "dua");
        by("cem", "removeMember", Map.of("mentorshipId", group, "participantId", id("cem"), "reason", text()));
        by("ann", "endEarly", Map.of("mentorshipId", group, "reason", "TIME", "note", text()));
    }

    private void places() {
        var place = api.query(staff, "enrollments", "(filter: {participantId: \"" + id("cem") + "\"}) { nodes { id } }")
                .accepted()
                .at("/nodes/0/id")
                .asString();
        by("cem", "pauseEnrollment", Map.of("enrollmentId", place, "reason", text()));
        by("cem", "resumeEnrollment", Map.of("enrollmentId", place));
        by("cem", "withdrawEnrollment", Map.of("enrollmentId", place, "reason", text()));
    }
}
