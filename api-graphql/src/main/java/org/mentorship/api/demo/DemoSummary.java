package org.mentorship.api.demo;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import tools.jackson.databind.JsonNode;

/** What came of a programme, counted from what the API answers about its mentorships. */
public final class DemoSummary {

    private static final String FIELDS = """
            id status outcome format
            proposal { origin }
            mentees { id }
            closure { endReason }
            health { meetingsHeld nudges }
            goals { status level }
            feedback(first: 100) { nodes { instrument answers } }
            concerns(first: 20) { nodes { resolvedAt } }
            followUps { answers { participant { id } satisfaction nowAMentor } }""";

    private final List<JsonNode> mentorships;
    private final long events;

    private DemoSummary(List<JsonNode> mentorships, long events) {
        this.mentorships = mentorships;
        this.events = events;
    }

    static DemoSummary of(Api api, ProgramId program) {
        var filter = Map.of("programId", program.value());
        var mentorships = api.all("mentorships", "MentorshipFilter", filter, FIELDS);
        var models = api.query("{ readModels { head } }").path("readModels");
        var head = elements(models)
                .mapToLong(model -> model.path("head").asLong(-1))
                .max()
                .orElse(-1);
        return new DemoSummary(mentorships, head + 1);
    }

    /** A mentorship with a mentee that is going on, to look at. */
    Optional<String> activeMentorship() {
        return active().map(mentorship -> mentorship.path("id").asString(""));
    }

    /** The mentee of that mentorship. */
    Optional<ParticipantId> activeMentee() {
        return active().map(mentorship ->
                new ParticipantId(mentorship.path("mentees").path(0).path("id").asString("")));
    }

    private Optional<JsonNode> active() {
        return mentorships.stream()
                .filter(status("ACTIVE"))
                .filter(mentorship -> !mentorship.path("mentees").isEmpty())
                .max(Comparator.comparingInt((JsonNode mentorship) ->
                                mentorship.path("health").path("meetingsHeld").asInt())
                        .thenComparing(mentorship -> mentorship.path("id").asString("")));
    }

    /** The table to print, one line each. */
    public List<String> lines() {
        var started = mentorships.stream().filter(this::hasStarted).toList();
        var early = started.stream().filter(outcome("ENDED_EARLY")).toList();
        var goals = all(mentorships, "goals").toList();
        var feedback = all(mentorships, "feedback", "nodes").toList();
        var concerns = all(mentorships, "concerns", "nodes").toList();
        var followUps = all(mentorships, "followUps")
                .flatMap(followUp -> elements(followUp.path("answers")))
                .toList();
        var held = sum("meetingsHeld");
        var table = new SummaryTable();
        table.row(
                "Proposals",
                mentorships.size(),
                "%s by coordinators, %s asked for by mentees"
                        .formatted(count(origin("BY_HAND")), count(origin("REQUEST"))));
        table.part("declined", count(status("DECLINED")));
        table.part("expired, not answered in time", count(status("EXPIRED")));
        table.part(
                "open, withdrawn or without a slot",
                mentorships.size() - started.size() - count(status("DECLINED")) - count(status("EXPIRED")));
        table.row("Mentorships started", started.size(), formats(started));
        table.part("completed", count(outcome("COMPLETED")));
        table.part("ended early", early.size(), reasons(early));
        table.part("active", count(status("ACTIVE")));
        table.part("paused", count(status("PAUSED")));
        table.part("closing", count(status("CLOSING")));
        table.row(
                "Meetings held",
                held,
                "%.1f for each mentorship".formatted(held / (double) Math.max(1, started.size())));
        table.row("Nudges after too long a silence", sum("nudges"), "");
        var assessed = goals.stream().filter(status("ASSESSED")).toList();
        table.row(
                "Goals set",
                goals.size(),
                "%d assessed, mean level %s of −2 to +2"
                        .formatted(
                                assessed.size(),
                                mean(
                                        assessed.stream()
                                                .mapToDouble(goal ->
                                                        goal.path("level").asDouble()),
                                        "%+.2f")));
        var satisfaction = feedback.stream()
                .filter(given -> given.path("instrument").asString("").equals("satisfaction"))
                .toList();
        table.row(
                "Feedback given",
                feedback.size(),
                "mean satisfaction %s of 5, from %d answers"
                        .formatted(
                                mean(
                                        satisfaction.stream()
                                                .mapToDouble(given -> given.path("answers")
                                                        .path(0)
                                                        .asDouble()),
                                        "%.2f"),
                                satisfaction.size()));
        table.row(
                "Concerns raised",
                concerns.size(),
                "%d resolved"
                        .formatted(concerns.stream()
                                .filter(concern -> concern.path("resolvedAt").isString())
                                .count()));
        table.row(
                "Follow-up answers",
                followUps.size(),
                "mean satisfaction %s, %d mentees are mentors now"
                        .formatted(
                                mean(
                                        followUps.stream()
                                                .mapToDouble(answer -> answer.path("satisfaction")
                                                        .asDouble()),
                                        "%.2f"),
                                menteesWhoMentor(followUps)));
        table.row("Events in the log", events, "");
        return table.lines();
    }

    private long menteesWhoMentor(List<JsonNode> answers) {
        var mentees = all(mentorships, "mentees")
                .map(person -> person.path("id").asString())
                .collect(Collectors.toSet());
        return answers.stream()
                .filter(answer -> answer.path("nowAMentor").asBoolean())
                .map(answer -> answer.path("participant").path("id").asString(""))
                .filter(mentees::contains)
                .distinct()
                .count();
    }

    private boolean hasStarted(JsonNode mentorship) {
        return Stream.of("ACTIVE", "PAUSED", "CLOSING", "CLOSED")
                .anyMatch(name -> status(name).test(mentorship));
    }

    private long count(Predicate<JsonNode> what) {
        return mentorships.stream().filter(what).count();
    }

    private long sum(String figure) {
        return mentorships.stream()
                .mapToLong(mentorship -> mentorship.path("health").path(figure).asLong())
                .sum();
    }

    private static Predicate<JsonNode> status(String name) {
        return thing -> thing.path("status").asString("").equals(name);
    }

    private static Predicate<JsonNode> outcome(String name) {
        return mentorship -> mentorship.path("outcome").asString("").equals(name);
    }

    private static Predicate<JsonNode> origin(String name) {
        return mentorship ->
                mentorship.path("proposal").path("origin").asString("").equals(name);
    }

    private static String formats(List<JsonNode> started) {
        return counted(
                started.stream().map(mentorship -> mentorship.path("format").asString("")));
    }

    private static String reasons(List<JsonNode> endedEarly) {
        return counted(endedEarly.stream()
                .map(mentorship -> mentorship.path("closure").path("endReason").asString("")));
    }

    /** The more frequent first. */
    private static String counted(Stream<String> words) {
        Map<String, Long> counts =
                words.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String mean(DoubleStream figures, String form) {
        var mean = figures.average();
        return mean.isPresent() ? form.formatted(mean.getAsDouble()) : "–";
    }

    private static Stream<JsonNode> all(List<JsonNode> things, String... path) {
        return things.stream().flatMap(thing -> {
            var list = thing;
            for (var step : path) {
                list = list.path(step);
            }
            return elements(list);
        });
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
