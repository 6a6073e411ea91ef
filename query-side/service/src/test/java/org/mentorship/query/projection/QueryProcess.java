package org.mentorship.query.projection;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.axonframework.tracing.NoOpSpanFactory;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.stored.EventSerializer;
import org.mentorship.query.contract.Queries;
import org.mentorship.query.contract.Query;
import org.mentorship.query.contract.mentorship.FindMentorship;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.status.ReadModelStatusView;
import org.mentorship.query.contract.status.ReadModelStatusView.State;
import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.story.EventStores;

/** A process of the query side, with a query bus of its own, over a MongoDB that several share, or all in its memory. */
final class QueryProcess implements AutoCloseable {

    private static final int SEGMENTS = 4;
    private static final Duration PATIENCE_OF_QUESTIONS = Duration.ofMillis(50);

    private final ReadStore store;
    private final QuerySide side;
    private final Configuration axon;

    QueryProcess(EventLog log, EventStores events, String mongodb) {
        this(log, events, mongodb, UnaryOperator.identity());
    }

    QueryProcess(EventLog log, EventStores events, String mongodb, int segments) {
        this(log, events, mongodb, segments, UnaryOperator.identity());
    }

    /** @param emitter what becomes of the emitter by which the read side tells of changes */
    QueryProcess(EventLog log, EventStores events, String mongodb, UnaryOperator<QueryUpdateEmitter> emitter) {
        this(log, events, mongodb, SEGMENTS, emitter);
    }

    private QueryProcess(
            EventLog log, EventStores events, String mongodb, int segments, UnaryOperator<QueryUpdateEmitter> emitter) {
        this(log, events, ReadStore.at(mongodb), segments, emitter);
    }

    private QueryProcess(
            EventLog log,
            EventStores events,
            ReadStore store,
            int segments,
            UnaryOperator<QueryUpdateEmitter> emitter) {
        this.store = store;
        side = new QuerySide(log, store, PATIENCE_OF_QUESTIONS, segments);
        axon = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> EventSerializer.create())
                .configureEventStore(_ -> events.eventStore())
                .configureQueryUpdateEmitter(side::updates)
                .buildConfiguration();
        axon.start();
        side.register(axon.queryBus(), emitter.apply(axon.queryUpdateEmitter()));
        side.start(axon::eventStore, NoOpSpanFactory.INSTANCE);
    }

    /** With read models in its memory. Its start has then waited for them, or for their first building to fail. */
    static QueryProcess embedded(EventLog log, EventStores events, UnaryOperator<QueryUpdateEmitter> emitter) {
        return new QueryProcess(log, events, ReadStore.embedded(), 1, emitter);
    }

    <R> CompletableFuture<R> ask(Query<R> query) {
        return new Queries(axon.queryGateway()).ask(query);
    }

    List<ReadModelStatusView> status() {
        return side.readModels().status();
    }

    boolean isAtHead() {
        return status().stream().allMatch(projection -> projection.state() == State.LIVE && projection.lag() == 0);
    }

    int segments() {
        return side.segments();
    }

    SubscriptionQueryResult<Object, MentorshipView> follow(String mentorship) {
        return axon.queryGateway()
                .subscriptionQuery(
                        new FindMentorship(mentorship, null, null),
                        ResponseTypes.instanceOf(Object.class),
                        ResponseTypes.instanceOf(MentorshipView.class));
    }

    /** As the framework does. */
    @Override
    public void close() {
        side.stop();
        side.unregister();
        axon.shutdown();
        store.close();
    }
}
