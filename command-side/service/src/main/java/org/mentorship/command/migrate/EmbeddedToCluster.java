package org.mentorship.command.migrate;

import com.mongodb.MongoException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.function.Supplier;
import org.bson.Document;
import org.mentorship.command.automation.AutomationCopy;
import org.mentorship.command.cluster.ClusterDatabase;
import org.mentorship.command.cluster.MigrationMark;
import org.mentorship.command.privacy.KeyCopy;
import org.mentorship.command.privacy.KeyEncryptionKey;
import org.mentorship.command.store.StoppedDirectory;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.EventLogUnavailable;
import org.mentorship.contract.log.EventLogWriter;
import org.mentorship.contract.migration.Migration;
import org.mentorship.contract.migration.MigrationFailure;
import org.mentorship.contract.migration.MigrationProgress;
import org.mentorship.contract.migration.MigrationReport;
import org.mentorship.contract.time.ServiceClock;

/**
 * Copies first the keys, because an event without its key is worse than a key without its event; then the events; and last
 * what the automations were about to do, and how far they had read. A kill between any two of these leaves a prefix of it
 * all, which no process of a cluster starts on, see {@link MigrationMark}.
 */
final class EmbeddedToCluster implements Migration {

    private final Path data;
    private final EventLog source;
    private final EventLog target;
    private final EventLogWriter writer;
    private final Supplier<ClusterDatabase> mongodb;
    private final Supplier<KeyEncryptionKey> wrapping;
    private final int batchSize;
    private final Retries retries;

    EmbeddedToCluster(
            Path data,
            EventLog source,
            EventLog target,
            EventLogWriter writer,
            Supplier<ClusterDatabase> mongodb,
            Supplier<KeyEncryptionKey> wrapping,
            int batchSize,
            Retries retries) {
        this.data = data;
        this.source = source;
        this.target = target;
        this.writer = writer;
        this.mongodb = mongodb;
        this.wrapping = wrapping;
        this.batchSize = batchSize;
        this.retries = retries;
    }

    @Override
    public MigrationReport run(MigrationProgress progress) {
        return withStores(stores -> {
            refuseTimesToCome(stores.directory());
            refuseLostEnd(stores.automations());
            retries.run(stores.automations()::requireNobodyRuns);
            requirePrefix(progress);
            var there = retries.until(target::head) + 1;
            if (there == 0
                    && retries.until(
                            () -> !stores.mark().isSet() && stores.mark().isUsed())) {
                throw new MigrationFailure(
                        MigrationFailure.Code.TARGET_HOLDS_OTHER_KEYS,
                        "The MongoDB is that of another cluster, whose events are not in this Axon Server; nothing was"
                                + " changed; name an empty database");
            }
            retries.run(stores.mark()::set);
            retries.run(() -> stores.keys().copy(progress));
            progress.begin("Events", source.head() + 1);
            progress.done(there);
            new HistoryCopy(source, target, writer, batchSize, retries).copy(progress::done);
            retries.run(() -> stores.automations().copy(progress));
            var report = compare(stores, source.head() + 1 - there, progress);
            if (report.matches()) {
                retries.run(stores.mark()::clear);
            }
            return report;
        });
    }

    @Override
    public MigrationReport verify(MigrationProgress progress) {
        return withStores(stores -> compare(stores, 0, progress));
    }

    private void requirePrefix(MigrationProgress progress) {
        var there = retries.until(target::head) + 1;
        var all = source.head() + 1;
        if (there > 0) {
            progress.begin("Comparing what is there", Math.min(there, all));
        }
        var difference = HistoryComparison.ofFirst(Math.min(there, all), source, target, retries, progress::done)
                .difference();
        if (difference != null) {
            throw others("differ from those of " + data + " at position " + difference.position() + ": "
                    + difference.what());
        }
        if (there > all) {
            throw others("go on behind those of " + data + ", from position " + all
                    + " on: the cluster has been in use since, or this directory is an old copy");
        }
    }

    private static MigrationFailure others(String how) {
        return new MigrationFailure(
                MigrationFailure.Code.TARGET_HOLDS_OTHER_EVENTS,
                "The events in Axon Server " + how + "; nothing was changed; name an empty context");
    }

    private MigrationReport compare(Stores stores, long copied, MigrationProgress progress) {
        var count = source.head() + 1;
        progress.begin("Comparing", count);
        var history = HistoryComparison.ofFirst(count, source, target, retries, progress::done);
        var later = Math.max(0, retries.until(target::head) + 1 - count);
        var keys = retries.until(() -> stores.keys().compare(progress));
        var todos = retries.until(() -> stores.automations().compare(progress));
        return new MigrationReport(
                copied, history.source(), history.target(), later, history.difference(), keys, todos);
    }

    /** Recorded time goes on from the machine's clock, and must not have been there before. */
    private void refuseTimesToCome(StoppedDirectory directory) {
        var now = ServiceClock.machine().instant();
        directory.simulatedUntil().filter(now::isBefore).ifPresent(until -> {
            throw new StartupFailure(
                    StartupFailure.Code.SIMULATED_TIME_REFUSED,
                    data + " is of simulated time, which has come to " + until
                            + "; a cluster has the machine's time only, so migrate it when that has passed");
        });
    }

    /** SQLite drops what follows the first damaged page of a write-ahead log without a word. */
    private void refuseLostEnd(AutomationCopy automations) {
        var events = source.head() + 1;
        if (events < automations.eventsSeen()) {
            throw new StartupFailure(
                    StartupFailure.Code.EVENT_FILE_CORRUPT,
                    "The event log of %s ends after %d events, but its automations have seen %d; restore it from a backup"
                            .formatted(data, events, automations.eventsSeen()));
        }
    }

    private record Stores(StoppedDirectory directory, KeyCopy keys, AutomationCopy automations, MigrationMark mark) {}

    private interface Work {
        MigrationReport in(Stores stores);
    }

    private MigrationReport withStores(Work work) {
        try (var directory = StoppedDirectory.open(data);
                var mongo = reached(mongodb);
                var keys = KeyCopy.open(directory.keys(), mongo.database(), new HashSet<>(directory.erasedPeople()))) {
            reach("Axon Server", MigrationFailure.Code.AXON_SERVER_UNREACHABLE, target::head);
            keys.verify(wrapping.get());
            return work.in(new Stores(
                    directory, keys, new AutomationCopy(directory.automations(), mongo), new MigrationMark(mongo)));
        }
    }

    private static ClusterDatabase reached(Supplier<ClusterDatabase> mongodb) {
        var mongo = reach("MongoDB", MigrationFailure.Code.MONGODB_UNREACHABLE, mongodb);
        try {
            reach(
                    "MongoDB",
                    MigrationFailure.Code.MONGODB_UNREACHABLE,
                    () -> mongo.database().runCommand(new Document("ping", 1)));
            return mongo;
        } catch (RuntimeException e) {
            mongo.close();
            throw e;
        }
    }

    private static <T> T reach(String server, MigrationFailure.Code code, Supplier<T> work) {
        try {
            return work.get();
        } catch (EventLogUnavailable | MongoException | IllegalArgumentException e) {
            throw new MigrationFailure(
                    code, server + " cannot be used (" + e.getMessage() + "); check its address, and that it runs", e);
        }
    }
}
