package org.mentorship.query.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.tracing.SpanFactory;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.stored.EventSerializer;
import org.mentorship.query.contract.status.ReadModelStatus;
import org.mentorship.query.contract.status.ReplayLog;
import org.mentorship.query.enrollment.EnrollmentFold;
import org.mentorship.query.enrollment.EnrollmentQueries;
import org.mentorship.query.log.EventDecoder;
import org.mentorship.query.mentorship.MentorshipFold;
import org.mentorship.query.mentorship.MentorshipQueries;
import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.participant.MentorDirectory;
import org.mentorship.query.participant.ParticipantFold;
import org.mentorship.query.participant.ParticipantQueries;
import org.mentorship.query.program.ProgramFold;
import org.mentorship.query.program.ProgramQueries;
import org.mentorship.query.read.QueryArea;
import org.mentorship.query.read.QueryHandlers;
import org.mentorship.query.read.StreamFold;
import org.mentorship.query.read.StreamVersions;
import org.mentorship.query.timeline.Changes;
import org.mentorship.query.timeline.TimelineEntries;
import org.mentorship.query.timeline.TimelineIndex;
import org.mentorship.query.timeline.TimelineQueries;

/** The read side put together: the log on one side, the query bus on the other. */
public final class QuerySide {

    private final ReadModelProcessor processor;
    private final ReadModels readModels;
    private final Repositories repositories;
    private final UpdateAnnouncer announcer = new UpdateAnnouncer();
    private final List<QueryArea> areas = new ArrayList<>();
    private @Nullable QueryHandlers handlers;

    /**
     * @param patience how long a question waits for the version that it asks for
     * @param segments into how many parts the streams are divided where several processes share the read models
     */
    public QuerySide(EventLog log, ReadStore store, Duration patience, int segments) {
        var decoder = new EventDecoder();
        var streams = new StreamFold(log, decoder);
        repositories = new Repositories(store, new StreamVersions(), patience, continuations());
        var index = new TimelineIndex(store.database(), !log.locatesStreams(), !store.isEmbedded());
        var progress = new RebuildProgress(System::nanoTime, this::announceStatus);
        var projections = store.isEmbedded()
                ? List.of(new Projection(
                        ReadModels.NAME, 1, new BatchProjector(log, decoder, repositories, index, announcer)))
                : shared(log, decoder, repositories, index, announcer, segments);
        var serializer = EventSerializer.create();
        readModels = new ReadModels(
                log,
                progress,
                store.parked(),
                projections.stream().map(Projection::name).toList(),
                store.isEmbedded()
                        ? new ReadModels.OfThisProcess()
                        : new ProgressByTokens(store.positions(serializer)));
        processor = new ReadModelProcessor(
                store,
                store.tokenStore(serializer),
                new LogSource(log),
                new Rebuild(log, decoder, repositories, index, progress),
                projections,
                readModels,
                announcer);
        var participants = repositories.of(ParticipantFold.TYPE);
        var enrollments = repositories.of(EnrollmentFold.TYPE);
        areas.add(new ProgramQueries(repositories.of(ProgramFold.TYPE), streams));
        areas.add(new ParticipantQueries(participants, enrollments));
        areas.add(new MentorDirectory(participants, enrollments));
        areas.add(new EnrollmentQueries(enrollments));
        areas.add(new MentorshipQueries(repositories.of(MentorshipFold.TYPE), streams));
        areas.add(new TimelineQueries(
                log,
                decoder,
                index,
                new TimelineEntries(decoder, repositories.all()),
                new Changes(streams, participants)));
        areas.add(registry -> registry.on(ReadModelStatus.class, _ -> readModels.status()));
        var replay = new LogReplay(log, decoder);
        areas.add(registry ->
                registry.onAsync(ReplayLog.class, _ -> CompletableFuture.supplyAsync(replay::run, continuations())));
    }

    /** The views by as many processes as there are segments at most, the timeline by one. */
    static List<Projection> shared(
            EventLog log,
            EventDecoder decoder,
            Repositories repositories,
            TimelineIndex index,
            Consumer<Object> written,
            int segments) {
        return List.of(
                new Projection(ReadModels.NAME, segments, new ViewProjector(log, decoder, repositories, written)),
                new Projection(
                        ReadModels.TIMELINE,
                        1,
                        new TimelineProjector(log, decoder, index, Repositories.eventsAtHand())));
    }

    /** How many views of each kind are at hand, by the name of their collection. */
    public Map<String, LongSupplier> cacheSizes() {
        var sizes = new HashMap<String, LongSupplier>();
        repositories.all().forEach((type, repository) -> sizes.put(type.collection(), repository::atHand));
        return sizes;
    }

    public ReadModels readModels() {
        return readModels;
    }

    /** Takes questions from now on. */
    public void register(QueryBus bus, QueryUpdateEmitter emitter) {
        var registry = new QueryHandlers(bus, !(bus instanceof SimpleQueryBus));
        areas.forEach(area -> area.register(registry));
        handlers = registry;
        announcer.use(emitter);
    }

    /** Builds the read models, unless they are there, and follows the log. */
    public void start(Supplier<EventStore> eventStore, SpanFactory spans) {
        processor.start(eventStore, spans);
    }

    public void stop() {
        processor.stop();
    }

    public void unregister() {
        if (handlers != null) {
            handlers.close();
        }
    }

    private void announceStatus() {
        readModels.status().forEach(announcer::status);
    }

    /** What follows on a wait runs on a thread of its own, never on the one that writes the read models. */
    private static Executor continuations() {
        var factory = Thread.ofVirtual().name("answer-", 0).factory();
        return task -> factory.newThread(task).start();
    }
}
