package org.mentorship.api.graphql.common;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.Query;
import org.mentorship.query.contract.enrollment.EnrollmentView;
import org.mentorship.query.contract.enrollment.FindEnrollmentsByIds;
import org.mentorship.query.contract.mentorship.FindMentorshipsByIds;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.participant.FindParticipantsByIds;
import org.mentorship.query.contract.participant.ParticipantView;
import org.mentorship.query.contract.program.FindProgramsByIds;
import org.mentorship.query.contract.program.ProgramView;
import org.mentorship.query.contract.timeline.EntryChanges;
import org.mentorship.query.contract.timeline.FieldChange;
import org.mentorship.query.contract.timeline.ReadHistories;
import org.mentorship.query.contract.timeline.StreamHistory;
import org.mentorship.query.contract.timeline.TimelineEntry;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Loads what a page refers to in one query of each kind, however long the page is. */
@Component
public final class Batches {

    private static final String PROGRAMS = "programs";
    private static final String PARTICIPANTS = "participants";
    private static final String ENROLLMENTS = "enrollments";
    private static final String MENTORSHIPS = "mentorships";
    private static final String CHANGES = "changes";
    private static final String HISTORIES = "histories";

    Batches(BatchLoaderRegistry registry, Reads reads) {
        register(registry, reads, PROGRAMS, FindProgramsByIds::new);
        register(registry, reads, PARTICIPANTS, FindParticipantsByIds::new);
        register(registry, reads, ENROLLMENTS, FindEnrollmentsByIds::new);
        register(registry, reads, MENTORSHIPS, FindMentorshipsByIds::new);
        register(registry, reads, CHANGES, EntryChanges::new);
        registry.<StreamHistory, Page<TimelineEntry>>forName(HISTORIES)
                .registerBatchLoader((histories, _) -> Mono.fromFuture(() -> reads.ask(new ReadHistories(histories)))
                        .flatMapIterable(pages -> pages));
    }

    public static CompletableFuture<@Nullable ProgramView> program(DataFetchingEnvironment environment, String id) {
        return Batches.<String, ProgramView>loader(environment, PROGRAMS).load(id);
    }

    public static CompletableFuture<@Nullable ParticipantView> participant(
            DataFetchingEnvironment environment, @Nullable String id) {
        return id == null
                ? CompletableFuture.completedFuture(null)
                : Batches.<String, ParticipantView>loader(environment, PARTICIPANTS)
                        .load(id);
    }

    /** In the order of the ids, without those that cannot be read. */
    public static CompletableFuture<List<ParticipantView>> participants(
            DataFetchingEnvironment environment, List<String> ids) {
        return present(Batches.<String, ParticipantView>loader(environment, PARTICIPANTS)
                .loadMany(ids));
    }

    public static CompletableFuture<@Nullable EnrollmentView> enrollment(
            DataFetchingEnvironment environment, String id) {
        return Batches.<String, EnrollmentView>loader(environment, ENROLLMENTS).load(id);
    }

    /** In the order of the ids, without those that cannot be read, and those that the caller may not read. */
    public static CompletableFuture<List<MentorshipView>> mentorships(
            DataFetchingEnvironment environment, List<String> ids) {
        var caller = Callers.of(environment);
        return present(Batches.<String, MentorshipView>loader(environment, MENTORSHIPS)
                        .loadMany(ids))
                .thenApply(found -> found.stream()
                        .filter(mentorship -> MentorshipAccess.mayRead(caller, mentorship))
                        .toList());
    }

    public static CompletableFuture<@Nullable List<FieldChange>> changes(
            DataFetchingEnvironment environment, long position) {
        return Batches.<Long, List<FieldChange>>loader(environment, CHANGES).load(position);
    }

    /** A page of the history of one stream. */
    public static CompletableFuture<Page<TimelineEntry>> history(
            DataFetchingEnvironment environment, StreamHistory history) {
        return Batches.<StreamHistory, Page<TimelineEntry>>loader(environment, HISTORIES)
                .load(history);
    }

    private static <K, V> void register(
            BatchLoaderRegistry registry, Reads reads, String name, Function<List<K>, Query<Map<K, V>>> query) {
        registry.<K, V>forName(name)
                .registerMappedBatchLoader(
                        (keys, _) -> Mono.fromFuture(() -> reads.ask(query.apply(List.copyOf(keys)))));
    }

    private static <K, V> DataLoader<K, V> loader(DataFetchingEnvironment environment, String name) {
        return Objects.requireNonNull(environment.getDataLoader(name), name);
    }

    private static <V> CompletableFuture<List<V>> present(CompletableFuture<List<V>> loaded) {
        return loaded.thenApply(
                values -> values.stream().filter(Objects::nonNull).toList());
    }
}
