package org.mentorship.query.config;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.stored.EventSerializer;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.Queries;
import org.mentorship.query.contract.Query;
import org.mentorship.query.contract.timeline.LogHead;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.log.SqliteEventLog;
import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.projection.QuerySide;
import org.mentorship.query.story.EventStores;

/** The read side as it runs: Axon's event store, processor and query bus, and the embedded read store. */
public final class Running implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EventStores events;
    private final SqliteEventLog log;
    private final ReadStore store;
    private final Configuration axon;
    private final Queries queries;

    private Running(Path directory, Duration readYourWrites) throws Exception {
        var file = directory.resolve("events.db");
        events = EventStores.open(file);
        log = new SqliteEventLog(file);
        store = ReadStore.embedded();
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> EventSerializer.create())
                .configureEventStore(_ -> events.eventStore());
        new QuerySideModule(new QuerySide(log, store, readYourWrites, 1)).configureModule(configurer);
        axon = configurer.buildConfiguration();
        axon.start();
        queries = new Queries(axon.queryGateway());
    }

    public static Running in(Path directory) throws Exception {
        return new Running(directory, PATIENCE);
    }

    /** With questions that wait no longer than this. */
    public static Running in(Path directory, Duration readYourWrites) throws Exception {
        return new Running(directory, readYourWrites);
    }

    public <R> R ask(Query<R> query) {
        return queries.ask(query)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    public QueryGateway gateway() {
        return axon.queryGateway();
    }

    public Queries queries() {
        return queries;
    }

    public void publish(List<LoggedEvent> story) {
        events.publish(story);
    }

    /** Publishes a story and waits until it can be read. */
    public Running told(List<LoggedEvent> story) {
        publish(story);
        await().atMost(PATIENCE)
                .until(() -> ask(new LogHead()) >= story.getLast().position());
        return this;
    }

    /** Every item of a list, page by page. */
    public <T> List<T> all(PageQuery<T> query) {
        var items = new ArrayList<T>();
        Page<T> page = ask(query.after(null));
        items.addAll(page.items());
        while (page.hasNext()) {
            page = ask(query.after(page.endCursor().orElseThrow()));
            items.addAll(page.items());
        }
        return items;
    }

    /** A question for the page after a cursor. */
    @FunctionalInterface
    public interface PageQuery<T> {
        Query<Page<T>> after(@Nullable String cursor);
    }

    @Override
    public void close() throws Exception {
        axon.shutdown();
        store.close();
        log.close();
        events.close();
    }
}
