package org.mentorship.command.automation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.StreamId;
import org.mentorship.contract.mentorship.MatchEvent.MatchProposed;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MembershipEvent.MemberAdded;
import org.mentorship.contract.mentorship.MentorshipEvent;

/**
 * When the data of everybody who was ever in a mentorship, or asked into it, is erased: destroys the mentorship's key, and with
 * it all that they wrote there. Until then its texts are the others' as well. An entry of a mentorship knows whom it waits for,
 * one of a person knows where they were.
 */
public final class WhenAllErasedThenForgetTexts implements Automation {

    /** Of a mentorship: whose data is not erased. */
    record Awaited(Set<ParticipantId> people) {

        static final Awaited NOBODY = new Awaited(Set.of());

        Awaited with(ParticipantId person) {
            var more = new LinkedHashSet<>(people);
            more.add(person);
            return new Awaited(more);
        }

        Awaited without(ParticipantId person) {
            var fewer = new LinkedHashSet<>(people);
            fewer.remove(person);
            return new Awaited(fewer);
        }
    }

    /** Of a person: whether their data is erased, and which mentorships they were ever in, or asked into. */
    record Traces(boolean erased, Set<MentorshipId> mentorships) {

        static final Traces NONE = new Traces(false, Set.of());

        Traces with(MentorshipId mentorship) {
            var more = new LinkedHashSet<>(mentorships);
            more.add(mentorship);
            return new Traces(erased, more);
        }

        Traces erase() {
            return new Traces(true, mentorships);
        }
    }

    /** The event because of which an entry is as it is. */
    private record Cause(String eventId, String correlationId) {

        static Cause of(Happening happening) {
            return new Cause(happening.eventId(), happening.envelope().correlationId());
        }

        static Cause of(Erasure erasure) {
            return new Cause(erasure.eventId(), erasure.envelope().correlationId());
        }
    }

    @Override
    public String name() {
        return "forget-texts";
    }

    @Override
    public List<TodoChange> on(Happening happening, Agenda agenda) {
        return switch (happening.event()) {
            case MatchProposed e ->
                entered(
                        happening,
                        e.members(),
                        awaited(agenda, e.mentorshipId()).orElse(Awaited.NOBODY),
                        agenda);
            case MemberAdded e -> // where nothing is known of the others, nothing becomes known with one more
                awaited(agenda, e.mentorshipId())
                        .map(others -> entered(happening, List.of(e.member()), others, agenda))
                        .orElse(List.of());
            case MentorshipEvent _ -> List.of();
        };
    }

    @Override
    public List<TodoChange> on(Erasure erasure, Agenda agenda) {
        var traces = traces(agenda, erasure.person());
        var changes = new ArrayList<TodoChange>();
        changes.add(put(Cause.of(erasure), erasure.person(), null, traces.erase()));
        for (var mentorship : traces.mentorships()) {
            awaited(agenda, mentorship)
                    .map(all -> all.without(erasure.person()))
                    .map(left -> put(Cause.of(erasure), mentorship, due(left, erasure.recordedAt()), left))
                    .ifPresent(changes::add);
        }
        return changes;
    }

    @Override
    public Outcome run(Todo todo, Steps steps) {
        steps.forget(todo.mentorshipId());
        return Outcome.RESTS;
    }

    private List<TodoChange> entered(Happening happening, List<Member> members, Awaited others, Agenda agenda) {
        var mentorship = happening.event().mentorshipId();
        var awaited = others;
        var changes = new ArrayList<TodoChange>();
        for (var member : members) {
            var person = member.participantId();
            var traces = traces(agenda, person);
            awaited = traces.erased() ? awaited : awaited.with(person);
            changes.add(put(Cause.of(happening), person, null, traces.with(mentorship)));
        }
        changes.add(put(Cause.of(happening), mentorship, due(awaited, happening.recordedAt()), awaited));
        return changes;
    }

    private static @Nullable Instant due(Awaited awaited, Instant now) {
        return awaited.people().isEmpty() ? now : null;
    }

    private TodoChange put(Cause cause, StreamId stream, @Nullable Instant dueAt, Object data) {
        return new TodoChange.Put(new Todo(
                key(stream), name(), stream.value(), dueAt, Todo.json(data), cause.eventId(), cause.correlationId()));
    }

    /** Empty for a mentorship that was proposed before there was such a list. */
    private Optional<Awaited> awaited(Agenda agenda, MentorshipId mentorship) {
        return agenda.find(key(mentorship)).map(todo -> todo.data(Awaited.class));
    }

    private Traces traces(Agenda agenda, ParticipantId person) {
        return agenda.find(key(person)).map(todo -> todo.data(Traces.class)).orElse(Traces.NONE);
    }

    private String key(StreamId stream) {
        return name() + "/" + stream.value();
    }
}
