package org.mentorship.query.projection;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The right to build the read models, as this process has it; see {@link BuildClaims}. */
final class BuildClaim implements BuildRight, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BuildClaim.class);
    private static final Duration EXTEND_EVERY = Duration.ofSeconds(2);
    /** Less than the others wait before they take it. */
    private static final Duration HELD_FOR = BuildClaims.SILENT_FOR.minusSeconds(2);

    private final MongoCollection<Document> collection;
    private final Document mine;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService extender;
    private volatile long heldSince;
    private volatile boolean lost;

    /** @param heldSince by this process's {@code nanoTime}, when it was not yet claimed */
    BuildClaim(MongoCollection<Document> collection, Document mine, LongSupplier nanoTime, long heldSince) {
        this.collection = collection;
        this.mine = mine;
        this.nanoTime = nanoTime;
        this.heldSince = heldSince;
        this.extender = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("read-models-build").daemon().factory());
        extender.scheduleWithFixedDelay(
                this::extendIfPossible, EXTEND_EVERY.toMillis(), EXTEND_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void extendIfPossible() {
        try {
            extend();
        } catch (RuntimeException e) {
            LOG.warn("The right to build the read models cannot be extended now: {}", e.getMessage());
        }
    }

    private void extend() {
        var begun = nanoTime.getAsLong();
        if (collection.updateOne(mine, BuildClaims.BEAT).getMatchedCount() == 0) {
            lost = true;
        } else {
            heldSince = begun;
        }
    }

    @Override
    public void requireHeld() {
        extend();
        requireNotLost();
    }

    /** What was not extended for long counts as lost, since another process may have taken it. */
    @Override
    public void requireNotLost() {
        if (lost || nanoTime.getAsLong() - heldSince > HELD_FOR.toNanos()) {
            throw new IllegalStateException("Another process took over the building of the read models, or may have");
        }
    }

    @Override
    public void close() {
        extender.shutdownNow();
        // A process that stops interrupts the builder, which gives the right back all the same.
        var interrupted = Thread.interrupted();
        try {
            collection.deleteOne(mine);
        } catch (MongoException e) {
            LOG.debug("The others will notice by themselves that nobody builds", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
