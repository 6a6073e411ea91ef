package org.mentorship.query.projection;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.mentorship.contract.log.EventLog;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.log.EventDecoder;
import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.read.StreamVersions;
import org.mentorship.query.timeline.TimelineIndex;

/** The parts of the read side, put together for a test. */
final class ReadSide implements AutoCloseable {

    final ReadStore store;
    final StreamVersions versions = new StreamVersions();
    final EventLog log;
    final EventDecoder decoder = new EventDecoder();
    final Repositories repositories;
    final TimelineIndex index;
    final List<Object> announced = new ArrayList<>();
    final BatchProjector projector;

    ReadSide(EventLog log) {
        this(log, ReadStore.embedded());
    }

    ReadSide(EventLog log, ReadStore store) {
        this(log, store, Integer.MAX_VALUE);
    }

    /** @param eventsAtHand how many events' worth of views of each kind is at hand */
    ReadSide(EventLog log, ReadStore store, long eventsAtHand) {
        this.log = log;
        this.store = store;
        repositories = new Repositories(store, versions, Duration.ofSeconds(10), Runnable::run, eventsAtHand);
        index = new TimelineIndex(store.collections(), !log.locatesStreams(), !store.isEmbedded());
        projector = new BatchProjector(log, decoder, repositories, index, announced::add);
    }

    /** Which building of shared read models is whole; empty while none is. */
    static Optional<String> wholeGeneration(MongoDatabase shared) {
        var marker = shared.getCollection(ReadModelMarker.COLLECTION).find(new Document("state", "READY"));
        return Optional.ofNullable(marker.first()).map(whole -> whole.getString("generation"));
    }

    long rebuild() {
        return rebuild(Integer.MAX_VALUE);
    }

    /** @param eventsInMemory how many events' worth of views is held at a time */
    long rebuild(long eventsInMemory) {
        return rebuild(eventsInMemory, () -> {});
    }

    long rebuild(long eventsInMemory, BuildRight right) {
        var progress = new RebuildProgress(System::nanoTime, () -> {});
        return new Rebuild(log, decoder, repositories, index, progress, eventsInMemory).run(right);
    }

    /** Projects a stretch of the log as one batch. */
    void project(long from, long until) {
        projector.project(log.read(from, (int) (until - from)));
    }

    /** Projects the whole log in batches of a size. */
    ReadSide projectAll(int batch) {
        for (var from = 0L; from <= log.head(); from += batch) {
            project(from, from + batch);
        }
        return this;
    }

    /** All that is stored: the documents but for the views in them, which may be written later, and the views as read. */
    Map<String, Object> stored() {
        var stored = new TreeMap<String, Object>(views());
        for (var collection : List.of("programs", "participants", "enrollments", "mentorships", "timeline")) {
            for (var document :
                    store.collections().of(collection, Document.class).now().find()) {
                document.remove("view");
                document.remove("version");
                document.remove("upTo");
                stored.put(collection + "/" + document.getString("_id"), document);
            }
        }
        return stored;
    }

    /** The ids of what is not the same here as there. */
    Set<String> differences(Map<String, Object> there) {
        var here = stored();
        var ids = new TreeSet<>(here.keySet());
        ids.addAll(there.keySet());
        ids.removeIf(id -> Objects.equals(here.get(id), there.get(id)));
        return ids;
    }

    /** Every view there is, as it is read. */
    Map<String, Object> views() {
        var views = new TreeMap<String, Object>();
        repositories
                .all()
                .values()
                .forEach(repository -> repository
                        .page(new Document(), null, Integer.MAX_VALUE)
                        .forEach(view -> views.put(id(repository.type(), view), view)));
        return views;
    }

    @SuppressWarnings("unchecked") // the view is of this type
    private static <V> String id(ViewType<V> type, Object view) {
        return type.id().apply((V) view);
    }

    @Override
    public void close() {
        store.close();
    }
}
