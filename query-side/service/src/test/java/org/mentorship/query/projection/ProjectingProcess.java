package org.mentorship.query.projection;

import static org.awaitility.Awaitility.await;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.tracing.NoOpSpanFactory;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.stored.EventSerializer;
import org.mentorship.query.contract.status.ReadModelStatusView;
import org.mentorship.query.contract.status.ReadModelStatusView.State;
import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.story.EventStores;

/** A process of the query side that nobody asks: its processor, and what it has stored. */
final class ProjectingProcess implements AutoCloseable {

    static final int SEGMENTS = 4;
    private static final WhileWhole NOTHING = new WhileWhole() {
        @Override
        public void begin(String generation) {}

        @Override
        public void end() {}
    };

    final ReadStore store;
    final ReadSide side;
    /** The views that this one has written into a store that is shared. */
    final Set<String> written = Collections.synchronizedSet(new HashSet<>());

    private final ReadModels readModels;
    private final ReadModelProcessor processor;

    ProjectingProcess(EventLog log, EventStores events, ReadStore store, TokenStore tokens) {
        this.store = store;
        side = new ReadSide(log, store);
        var progress = new RebuildProgress(System::nanoTime, () -> {});
        var projections = store.isEmbedded()
                ? List.of(new Projection(ReadModels.NAME, 1, side.projector))
                : QuerySide.shared(
                        log,
                        side.decoder,
                        side.repositories,
                        side.index,
                        view -> written.add(view.toString()),
                        SEGMENTS);
        readModels = new ReadModels(
                log,
                progress,
                store.parked(),
                projections.stream().map(Projection::name).toList(),
                store.isEmbedded()
                        ? new ReadModels.OfThisProcess()
                        : new ProgressByTokens(store.positions(EventSerializer.create())));
        processor = new ReadModelProcessor(
                store,
                new ReadModelMarker(store.database(), projections),
                tokens,
                new LogSource(log),
                new Rebuild(log, side.decoder, side.repositories, side.index, progress),
                projections,
                readModels,
                new UpdateAnnouncer(),
                NOTHING);
        processor.start(events::eventStore, NoOpSpanFactory.INSTANCE);
    }

    ProjectingProcess awaitHead() {
        await().atMost(ProjectionScene.PATIENCE)
                .until(() -> status().stream()
                        .allMatch(projection -> projection.state() == State.LIVE && projection.lag() == 0));
        return this;
    }

    List<ReadModelStatusView> status() {
        return readModels.status();
    }

    /** Of the first projection. */
    State state() {
        return status().getFirst().state();
    }

    /** Of the projection that is furthest behind. */
    long lag() {
        return status().stream().mapToLong(ReadModelStatusView::lag).max().orElseThrow();
    }

    int segments() {
        return processor.segments();
    }

    @Override
    public void close() {
        processor.stop();
        store.close();
    }
}
