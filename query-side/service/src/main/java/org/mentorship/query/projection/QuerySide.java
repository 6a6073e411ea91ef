package org.mentorship.query.projection;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.axonframework.tracing.SpanFactory;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.stored.EventSerializer;
import org.mentorship.query.contract.mentorship.FindMentorship;
import org.mentorship.query.contract.status.ReadModelStatus;
import org.mentorship.query.contract.status.ReplayLog;
import org.mentorship.query.contract.timeline.LogHead;
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
import org.mentorship.query.read.Admission;
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
    private final TimelineIndex index;
    private final Questions fromReadModels;
    private final Questions always;
    private final Executor continuations = continuations();
    private final Presenter presenter;

    /**
     * @param patience how long a question waits for the version that it asks for
     * @param segments into how many parts the streams are divided where several processes share the read models
     */
    public QuerySide(EventLog log, ReadStore store, Duration patience, int segments) {
        var decoder = new EventDecoder();
        var streams = new StreamFold(log, decoder);
        repositories = new Repositories(store, new StreamVersions(), patience, continuations);
        index = new TimelineIndex(store.collections(), !log.locatesStreams(), !store.isEmbedded());
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
        var marker = new ReadModelMarker(store.database(), projections);
        processor = new ReadModelProcessor(
                store,
                marker,
                store.tokenStore(serializer),
                new LogSource(log),
                new Rebuild(log, decoder, repositories, index, progress),
                projections,
                readModels,
                announcer,
                new Serving(store.isEmbedded() ? _ -> Admission.ANY : new Generations(marker, System::nanoTime)::to));
        var participants = repositories.of(ParticipantFold.TYPE);
        var enrollments = repositories.of(EnrollmentFold.TYPE);
        fromReadModels = new Questions(List.of(
                new ProgramQueries(repositories.of(ProgramFold.TYPE), streams),
                new ParticipantQueries(participants, enrollments),
                new MentorDirectory(participants, enrollments),
                new EnrollmentQueries(enrollments),
                new MentorshipQueries(repositories.of(MentorshipFold.TYPE), streams),
                new TimelineQueries(
                        log, decoder, index, new TimelineEntries(decoder, repositories.all()), new Changes(streams))));
        presenter = new Presenter(announcer, fromReadModels::areTaken, this::present);
        var replay = new LogReplay(log, decoder);
        always = new Questions(List.of(
                registry -> registry.on(ReadModelStatus.class, _ -> readModels.status()),
                registry -> registry.onAsync(
                        ReplayLog.class, _ -> CompletableFuture.supplyAsync(replay::run, continuations))));
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

    /** Tells subscriptions what has changed; those that begin, how it is. */
    public QueryUpdateEmitter updates(Configuration axon) {
        return PresentingEmitter.in(axon, this::begun);
    }

    /**
     * Takes questions from now on; those that are answered from the read models, as long as these are whole.
     */
    public void register(QueryBus bus, QueryUpdateEmitter emitter) {
        announcer.use(emitter);
        always.comeFrom(bus);
        always.open(Admission.ANY);
        fromReadModels.comeFrom(bus);
    }

    /** Builds the read models, unless they are there, and follows the log. */
    public void start(Supplier<EventStore> eventStore, SpanFactory spans) {
        processor.start(eventStore, spans);
    }

    /** How many segments of all projections this process has now. */
    int segments() {
        return processor.segments();
    }

    public void stop() {
        processor.stop();
    }

    public void unregister() {
        fromReadModels.end();
        always.end();
    }

    private final class Serving implements WhileWhole {

        private final Function<String, Admission> admissions;
        private @Nullable String serving;

        /** @param admissions to each generation */
        Serving(Function<String, Admission> admissions) {
            this.admissions = admissions;
        }

        @Override
        public synchronized void begin(String generation) {
            if (!generation.equals(serving)) {
                fromReadModels.close();
                serving = generation;
            }
            fromReadModels.open(admissions.apply(generation));
            continuations.execute(presenter::toAll);
        }

        @Override
        public synchronized void end() {
            serving = null;
            fromReadModels.close();
        }
    }

    private void begun(SubscriptionQueryMessage<?, ?, ?> subscription) {
        continuations.execute(() -> presenter.toOne(subscription));
    }

    /** What a subscription is about, as it is now. */
    private Optional<Object> present(Object query) {
        return switch (query) {
            case FindMentorship find
            when find.asOf() == null ->
                repositories.of(MentorshipFold.TYPE).find(find.id()).map(view -> view);
            case LogHead _ -> Optional.of(index.head());
            default -> Optional.empty();
        };
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
