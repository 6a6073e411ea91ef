package org.mentorship.api.graphql.kit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.InvalidCursor;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.Query;
import org.mentorship.query.contract.enrollment.EnrollmentFilter;
import org.mentorship.query.contract.enrollment.EnrollmentView;
import org.mentorship.query.contract.enrollment.FindEnrollment;
import org.mentorship.query.contract.enrollment.FindEnrollmentsByIds;
import org.mentorship.query.contract.enrollment.FindProgramsOfPerson;
import org.mentorship.query.contract.enrollment.ListEnrollments;
import org.mentorship.query.contract.mentorship.FindMentorship;
import org.mentorship.query.contract.mentorship.FindMentorshipsByIds;
import org.mentorship.query.contract.mentorship.ListMentorships;
import org.mentorship.query.contract.mentorship.MentorshipFilter;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.participant.FindParticipant;
import org.mentorship.query.contract.participant.FindParticipantsByIds;
import org.mentorship.query.contract.participant.ListParticipants;
import org.mentorship.query.contract.participant.MentorHit;
import org.mentorship.query.contract.participant.ParticipantFilter;
import org.mentorship.query.contract.participant.ParticipantView;
import org.mentorship.query.contract.participant.SearchMentors;
import org.mentorship.query.contract.program.FindCoordinatedPrograms;
import org.mentorship.query.contract.program.FindProgram;
import org.mentorship.query.contract.program.FindProgramsByIds;
import org.mentorship.query.contract.program.ListPrograms;
import org.mentorship.query.contract.program.ProgramView;
import org.mentorship.query.contract.status.ReadModelStatus;
import org.mentorship.query.contract.status.ReadModelStatusView;
import org.mentorship.query.contract.timeline.EntryChanges;
import org.mentorship.query.contract.timeline.FieldChange;
import org.mentorship.query.contract.timeline.ListAuditLog;
import org.mentorship.query.contract.timeline.ReadHistories;
import org.mentorship.query.contract.timeline.TimelineEntry;

/** Answers every question of the contract over a real query bus from maps, and remembers what was asked. */
public final class ScriptedReadSide {

    private final QueryBus bus = SimpleQueryBus.builder().build();
    private final List<Object> asked = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, ProgramView> programs = new ConcurrentHashMap<>();
    private final Map<String, ParticipantView> participants = new ConcurrentHashMap<>();
    private final Map<String, EnrollmentView> enrollments = new ConcurrentHashMap<>();
    private final Map<String, MentorshipView> mentorships = new ConcurrentHashMap<>();
    private final List<TimelineEntry> timeline = Collections.synchronizedList(new ArrayList<>());
    private final Map<Object, Object> overrides = new ConcurrentHashMap<>();
    private final Map<Object, RuntimeException> failures = new ConcurrentHashMap<>();
    private final Map<Class<?>, AtomicInteger> lost = new ConcurrentHashMap<>();

    public ScriptedReadSide() {
        on(FindProgram.class, query -> find(programs, query.id(), query.minVersion(), ProgramView::version));
        on(FindProgramsByIds.class, query -> byIds(programs, query.ids()));
        on(ListPrograms.class, query -> page(programs, query.first(), query.after()));
        on(
                FindParticipant.class,
                query -> find(participants, query.id(), query.minVersion(), ParticipantView::version));
        on(FindParticipantsByIds.class, query -> byIds(participants, query.ids()));
        on(
                FindCoordinatedPrograms.class,
                query -> programs.values().stream()
                        .filter(program -> program.coordinators().contains(query.coordinator()))
                        .map(ProgramView::id)
                        .toList());
        on(ListParticipants.class, query -> page(people(query.filter()), query.first(), query.after()));
        on(SearchMentors.class, query -> page(mentors(query.among()), query.first(), query.after()));
        on(FindEnrollment.class, query -> find(enrollments, query.id(), query.minVersion(), EnrollmentView::version));
        on(FindEnrollmentsByIds.class, query -> byIds(enrollments, query.ids()));
        on(
                FindProgramsOfPerson.class,
                query -> enrollments.values().stream()
                        .filter(place -> place.participantId().equals(query.participantId()))
                        .map(EnrollmentView::programId)
                        .distinct()
                        .toList());
        on(ListEnrollments.class, query -> page(places(query.filter()), query.first(), query.after()));
        on(FindMentorship.class, query -> find(mentorships, query.id(), query.minVersion(), MentorshipView::version));
        on(FindMentorshipsByIds.class, query -> byIds(mentorships, query.ids()));
        on(
                ListMentorships.class,
                query -> page(only(mentorships, view -> matches(query.filter(), view)), query.first(), query.after()));
        on(
                ListAuditLog.class,
                query -> page(
                        only(entries(null), entry -> isIn(query.filter().programIds(), entry.programId())),
                        query.first(),
                        query.after()));
        on(
                ReadHistories.class,
                query -> query.histories().stream()
                        .map(history -> page(
                                only(entries(history.stream()), entry -> history.has(entry.sequence())),
                                history.first(),
                                history.after()))
                        .toList());
        on(
                EntryChanges.class,
                query -> query.positions().stream()
                        .collect(Collectors.toMap(
                                position -> position, _ -> List.of(FieldChange.plain("status", "OLD", "NEW")))));
        on(
                ReadModelStatus.class,
                _ -> List.of(new ReadModelStatusView(
                        "mentorships", ReadModelStatusView.State.LIVE, 9, 11, 1_000, null, null)));
    }

    public QueryBus bus() {
        return bus;
    }

    public void reset() {
        asked.clear();
        programs.clear();
        participants.clear();
        enrollments.clear();
        mentorships.clear();
        timeline.clear();
        overrides.clear();
        failures.clear();
        lost.clear();
    }

    public void forgetQuestions() {
        asked.clear();
    }

    /** The questions, in order. */
    public List<Object> asked() {
        return List.copyOf(asked);
    }

    /** Answers one question otherwise than from the maps. */
    public <R> void answer(Query<R> query, R with) {
        overrides.put(query, with);
    }

    /** Fails one question, until it is answered again. */
    public void fail(Query<?> query, RuntimeException with) {
        failures.put(query, with);
    }

    public void answerAgain(Query<?> query) {
        failures.remove(query);
    }

    public void add(ProgramView program) {
        programs.put(program.id(), program);
    }

    public void add(ParticipantView participant) {
        participants.put(participant.id(), participant);
    }

    public void add(EnrollmentView enrollment) {
        enrollments.put(enrollment.id(), enrollment);
    }

    public void add(MentorshipView mentorship) {
        mentorships.put(mentorship.id(), mentorship);
    }

    public void add(TimelineEntry entry) {
        timeline.add(entry);
    }

    /** Tells whoever follows the mentorship. */
    public void update(MentorshipView mentorship) {
        add(mentorship);
        bus.queryUpdateEmitter().emit(FindMentorship.class, query -> query.id().equals(mentorship.id()), mentorship);
    }

    /** Ends what is followed, as a connection that is lost does. */
    public void failUpdates(RuntimeException with) {
        bus.queryUpdateEmitter().completeExceptionally(_ -> true, with);
    }

    /** Whether somebody follows a mentorship. */
    public boolean isFollowed() {
        return !following().isEmpty();
    }

    /** Who follows something. */
    public Set<String> following() {
        return bus.queryUpdateEmitter().activeSubscriptions().stream()
                .map(Message::getIdentifier)
                .collect(Collectors.toSet());
    }

    /** Answers the next so many questions of a kind never. */
    public void lose(Class<? extends Query<?>> type, int times) {
        lost.put(type, new AtomicInteger(times));
    }

    private <R, Q extends Query<R>> void on(Class<Q> type, Function<Q, ?> answer) {
        MessageHandler<QueryMessage<?, Object>> handler = message -> {
            var query = type.cast(message.getPayload());
            asked.add(query);
            var failure = failures.get(query);
            if (failure != null) {
                throw failure;
            }
            if (lost.getOrDefault(type, new AtomicInteger()).getAndDecrement() > 0) {
                return new CompletableFuture<>();
            }
            var override = overrides.get(query);
            return CompletableFuture.completedFuture(override == null ? answer.apply(query) : override);
        };
        bus.subscribe(type.getName(), Object.class, handler);
    }

    private static <V> Lookup<V> find(
            Map<String, V> views, String id, @Nullable Long minVersion, Function<V, Long> version) {
        var view = views.get(id);
        if (view == null) {
            return new Lookup.Unknown<>();
        }
        return minVersion != null && version.apply(view) < minVersion
                ? new Lookup.NotYet<>()
                : new Lookup.Found<>(view);
    }

    private static <V> Map<String, V> byIds(Map<String, V> views, List<String> ids) {
        var found = new HashMap<>(views);
        found.keySet().retainAll(ids);
        return found;
    }

    private static <V> Page<V> page(Map<String, V> views, int first, @Nullable String after) {
        var rest = new TreeMap<>(views);
        if (after != null && !rest.containsKey(after)) {
            throw new InvalidCursor(after);
        }
        var edges = rest.entrySet().stream()
                .filter(entry -> after == null || entry.getKey().compareTo(after) > 0)
                .map(entry -> new Page.Edge<>(entry.getValue(), entry.getKey()))
                .toList();
        return new Page<>(edges.stream().limit(first).toList(), edges.size() > first);
    }

    private static <V> Map<String, V> only(Map<String, V> views, Predicate<V> which) {
        var found = new HashMap<>(views);
        found.values().removeIf(which.negate());
        return found;
    }

    private static boolean matches(MentorshipFilter filter, MentorshipView view) {
        var reader = filter.reader();
        return isIn(filter.programIds(), view.programId())
                && (reader == null
                        || reader.programIds().contains(view.programId())
                        || view.member(reader.member())
                                .filter(member -> member.state().isIn())
                                .isPresent());
    }

    private static boolean isIn(@Nullable List<String> programs, @Nullable String program) {
        return programs == null || programs.contains(program);
    }

    private Map<String, EnrollmentView> places(EnrollmentFilter filter) {
        return only(
                enrollments,
                place -> isIn(filter.programIds(), place.programId())
                        && (filter.participantId() == null
                                || filter.participantId().equals(place.participantId())));
    }

    private Map<String, ParticipantView> people(ParticipantFilter filter) {
        return only(
                participants,
                person -> filter.programIds() == null
                        || enrollments.values().stream()
                                .anyMatch(place -> place.participantId().equals(person.id())
                                        && isIn(filter.programIds(), place.programId())));
    }

    private Map<String, MentorHit> mentors(@Nullable List<String> among) {
        var found = new HashMap<String, MentorHit>();
        enrollments.forEach((id, enrollment) -> {
            var person = participants.get(enrollment.participantId());
            if (person != null && isIn(among, enrollment.programId())) {
                found.put(id, new MentorHit(person, enrollment, 1));
            }
        });
        return found;
    }

    private Map<String, TimelineEntry> entries(@Nullable String stream) {
        return timeline.stream()
                .filter(entry -> stream == null || entry.stream().equals(stream))
                .collect(Collectors.toMap(entry -> "%06d".formatted(entry.position()), entry -> entry));
    }
}
