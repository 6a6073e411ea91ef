package org.mentorship.api.e2e;

import static java.util.Map.entry;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mentorship.contract.envelope.ActorRole;

/** A service in which there is something of everything, so that input can be bad in one thing alone. */
final class BadInputScene implements AutoCloseable {

    final LocalService service;
    final Path data;
    final Api api;
    final Cast cast;

    /** Active, with an agreement, a goal with a milestone, a planned meeting and one that was held. */
    final String active;

    /** Of two others, and not answered. */
    final String proposed;

    final String stranger;
    final String goal;
    final String milestone;
    final String meeting;

    BadInputScene(Path directory) {
        data = directory;
        service = LocalService.start(data);
        api = service.api();
        cast = Cast.in(service);
        active = api.mutate(cast.staff(), "proposeMatch", cast.pair(), "mentorship { id }")
                .accepted()
                .at("/mentorship/id")
                .asString();
        List.of(cast.mentorToken(), cast.menteeToken())
                .forEach(token -> accepted(token, "acceptMatch", Map.of("mentorshipId", active)));
        service.settle();
        await().until(() -> statusOf(active).equals("ACTIVE"));
        accepted(cast.mentorToken(), "proposeAgreement", agreement());
        List.of(cast.mentorToken(), cast.menteeToken())
                .forEach(token -> accepted(token, "signAgreement", Map.of("mentorshipId", active)));
        goal = api.mutate(cast.menteeToken(), "setGoals", goals(goal()), "goalIds")
                .accepted()
                .at("/goalIds/0")
                .asString();
        milestone = api.query(
                        cast.staff(), "mentorship", "(id: \"%s\") { goals { milestones { id } } }".formatted(active))
                .accepted()
                .at("/goals/0/milestones/0/id")
                .asString();
        service.pass(Duration.ofDays(2));
        accepted(cast.mentorToken(), "logMeeting", held());
        service.pass(Duration.ofDays(1));
        meeting = api.mutate(cast.mentorToken(), "scheduleMeeting", planned(), "meetingId")
                .accepted()
                .at("/meetingId")
                .asString();
        stranger = service.token(Cast.register(api, cast.staff(), "Sam Stranger"), ActorRole.PARTICIPANT);
        proposed = proposeOthers();
        service.settle();
    }

    private String proposeOthers() {
        var people = Stream.of("MENTOR", "MENTEE")
                .map(role -> {
                    var person = Cast.register(api, cast.staff(), "Other " + role);
                    accepted(
                            cast.staff(),
                            "enroll",
                            Map.of("programId", cast.program(), "participantId", person, "role", role));
                    return person;
                })
                .toList();
        return api.mutate(cast.staff(), "proposeMatch", match(people.getFirst(), people.getLast()), "mentorship { id }")
                .accepted()
                .at("/mentorship/id")
                .asString();
    }

    private String statusOf(String mentorship) {
        return api.query(cast.staff(), "mentorship", "(id: \"%s\") { status }".formatted(mentorship))
                .accepted()
                .at("/status")
                .asString();
    }

    void accepted(String token, String mutation, Map<String, ?> input) {
        api.mutate(token, mutation, input).accepted();
    }

    Map<String, Object> onActive(Map.Entry<String, ?>... fields) {
        return with(Map.of("mentorshipId", active), fields);
    }

    static Map<String, Object> with(Map<String, ?> input, Map.Entry<String, ?>... more) {
        var extended = new HashMap<String, Object>(input);
        List.of(more).forEach(field -> extended.put(field.getKey(), field.getValue()));
        return extended;
    }

    Map<String, Object> held() {
        return onActive(
                entry("heldAt", service.now().minus(Duration.ofDays(1)).toString()),
                entry("minutes", 60),
                entry("mode", "VIDEO"),
                entry("attendeeIds", List.of(cast.mentor(), cast.mentee())));
    }

    Map<String, Object> planned() {
        return onActive(
                entry("startsAt", service.now().plus(Duration.ofDays(5)).toString()),
                entry("minutes", 60),
                entry("mode", "VIDEO"));
    }

    Map<String, Object> agreement() {
        return onActive(
                entry("mentorExpectations", "Questions."),
                entry("menteeExpectations", "Honesty."),
                entry("cadenceDays", 14),
                entry("modes", List.of("VIDEO")));
    }

    @SafeVarargs
    final Map<String, Object> goals(Map<String, ?>... goals) {
        return onActive(entry("goals", List.of(goals)));
    }

    static Map<String, Object> goal() {
        return Map.of(
                "title",
                "Speak in public",
                "importance",
                3,
                "difficulty",
                2,
                "levels",
                List.of("not at all", "a little", "as hoped", "more", "much more"),
                "milestones",
                List.of(Map.of("title", "A first try")));
    }

    Map<String, Object> match(String mentor, String mentee) {
        return with(cast.pair(), entry("mentorIds", List.of(mentor)), entry("menteeIds", List.of(mentee)));
    }

    Map<String, Object> feedback() {
        return onActive(
                entry("direction", "MENTOR_TO_MENTEE"),
                entry("instrument", Cast.INSTRUMENT),
                entry("answers", List.of(4, 4)));
    }

    @Override
    public void close() {
        service.close();
    }
}
