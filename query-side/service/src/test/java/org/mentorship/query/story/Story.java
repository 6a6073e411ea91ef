package org.mentorship.query.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.enrollment.EnrollmentEvent;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.StreamId;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.participant.ParticipantEvent;
import org.mentorship.contract.program.ProgramEvent;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.Recorded;

/** A history of whole programmes, made from a seed: the same seed tells the same story. */
public final class Story {

    public static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private final List<LoggedEvent> events = new ArrayList<>();

    private Story() {}

    /** A story of this many mentorships, with the people and programmes that they need. */
    public static List<LoggedEvent> of(long seed, int mentorships) {
        var random = new Random(seed);
        var cast = Cast.of(random, mentorships);
        var open = new ArrayList<Deque<Scene>>();
        cast.programs(random).forEach(scenes -> open.add(new ArrayDeque<>(scenes)));
        cast.participants(random).forEach(scenes -> open.add(new ArrayDeque<>(scenes)));
        cast.enrollments(random).forEach(scenes -> open.add(new ArrayDeque<>(scenes)));
        for (var i = 0; i < mentorships; i++) {
            open.add(new ArrayDeque<>(MentorshipStory.of(random, cast, i)));
        }
        return new Story().mixed(random, open);
    }

    /** Something that happens on a stream, and who does it. */
    public record Scene(StreamId stream, DomainEvent event, Envelope envelope) {}

    /** Events of the streams in turn, as they come in a log. */
    private List<LoggedEvent> mixed(Random random, List<Deque<Scene>> open) {
        var at = START;
        var sequences = new HashMap<String, Long>();
        while (!open.isEmpty()) {
            var stream = random.nextInt(open.size());
            var burst = 1 + random.nextInt(3);
            for (var i = 0; i < burst && !open.get(stream).isEmpty(); i++) {
                var scene = open.get(stream).remove();
                var sequence = sequences.merge(scene.stream().value(), 0L, (before, _) -> before + 1);
                at = at.plus(Duration.ofMillis(random.nextInt(60_000)));
                add(scene, sequence, at);
            }
            if (open.get(stream).isEmpty()) {
                open.set(stream, open.getLast());
                open.removeLast();
            }
        }
        return List.copyOf(events);
    }

    private void add(Scene scene, long sequence, Instant at) {
        var position = events.size();
        events.add(new LoggedEvent(
                scene.event(),
                new Recorded(
                        scene.envelope(),
                        at,
                        scene.stream().value(),
                        streamType(scene.event()),
                        sequence,
                        position,
                        "event-" + position)));
    }

    public static String streamType(DomainEvent event) {
        return switch (event) {
            case ProgramEvent _ -> "Program";
            case ParticipantEvent _ -> "Participant";
            case EnrollmentEvent _ -> "Enrollment";
            case MentorshipEvent _ -> "Mentorship";
            default -> throw new IllegalArgumentException("Of no stream: " + event);
        };
    }

    public static Envelope by(ParticipantId participant) {
        return envelope(participant.value(), ActorRole.PARTICIPANT, null, null);
    }

    public static Envelope coordinator(int number) {
        return envelope("coordinator-" + number, ActorRole.COORDINATOR, null, "as agreed on the phone");
    }

    public static Envelope onBehalfOf(ParticipantId participant) {
        return envelope("coordinator-0", ActorRole.COORDINATOR, participant.value(), null);
    }

    public static Envelope automation(String name) {
        return envelope("automation:" + name, ActorRole.AUTOMATION, null, null);
    }

    private static Envelope envelope(
            String actor, ActorRole role, @Nullable String onBehalfOf, @Nullable String reason) {
        return new Envelope(actor, role, onBehalfOf, reason, "cmd-1", "cmd-1", "cmd-1", null);
    }
}
