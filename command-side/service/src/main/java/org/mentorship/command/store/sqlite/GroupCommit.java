package org.mentorship.command.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of an SQLite file. Writes that wait at the same time share a transaction, and so a sync of the disk; each
 * has a savepoint of its own, so that it is stored whole or not at all, whatever becomes of its neighbours. Nobody is
 * answered before the commit that holds the write. If that commit fails, every write of the group is refused.
 *
 * <p>After a failed commit the writer tries by itself, once a second, whether the file takes writes again: those who see
 * in {@link #failure()} that it does not may send it none.
 */
public final class GroupCommit implements AutoCloseable {

    /** What is done in the transaction, on the writer's thread; brief, and without other I/O. */
    @FunctionalInterface
    public interface Write<T> {
        /** An exception undoes this write alone and is thrown to whoever asked for it. */
        T on(Connection connection) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int LARGEST_GROUP = 256;
    private static final int TRY_AGAIN_AFTER_MILLIS = 1_000;

    private final SqliteFile file;
    private final BlockingQueue<Pending<?>> queue = new LinkedBlockingQueue<>();
    private final Pending<?> last = new Pending<>(_ -> "closed");
    private final Thread thread;
    private final LongAdder commits = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private volatile @Nullable Throwable failure;
    private boolean closed;

    public GroupCommit(SqliteFile file) {
        this.file = file;
        this.thread =
                Thread.ofPlatform().name("writer of " + file.name()).daemon().start(this::run);
    }

    /**
     * Stores a write and returns once it is on disk. An interrupt does not cut this short: the outcome would be unknown.
     *
     * @throws CommitFailedException if the transaction failed; nothing is stored
     * @throws IllegalStateException if this is closed; nothing is stored
     */
    public <T> T commit(Write<T> write) {
        var pending = new Pending<>(write);
        enqueue(pending);
        return pending.await();
    }

    private synchronized void enqueue(Pending<?> pending) {
        if (closed) {
            throw new IllegalStateException("The writer of " + file.name() + " is closed");
        }
        queue.add(pending);
    }

    /** How many writes wait for the group that is being committed. */
    public int waiting() {
        return queue.size();
    }

    /** How many transactions were committed. */
    public long commits() {
        return commits.sum();
    }

    /** How many writes were in them, also those that were undone by themselves. */
    public long writes() {
        return writes.sum();
    }

    /** Why the file takes no writes, in one line; empty while it takes them. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure).map(cause -> file.name() + " takes no writes: " + cause.getMessage());
    }

    /** Finishes what waits, moves the write-ahead log into the file and closes it. */
    @Override
    public void close() {
        synchronized (this) {
            if (!closed) {
                closed = true;
                queue.add(last);
            }
        }
        last.await();
    }

    private void run() {
        var session = new Session();
        var group = new ArrayList<Pending<?>>(LARGEST_GROUP);
        var open = true;
        while (open) {
            var next = next();
            if (next == null) {
                tryAgain(session);
                continue;
            }
            group.add(next);
            queue.drainTo(group, LARGEST_GROUP - 1);
            open = !group.remove(last);
            if (!group.isEmpty()) {
                commit(session, group);
                group.clear();
            }
        }
        session.checkpointAndClose();
        last.complete();
    }

    /** What is to be written next; null if it is time to see whether the file takes writes again. */
    private @Nullable Pending<?> next() {
        while (true) {
            try {
                return failure == null ? queue.take() : queue.poll(TRY_AGAIN_AFTER_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                LOG.debug("The writer of {} does not stop on an interrupt, only on close", file.name(), e);
            }
        }
    }

    private void commit(Session session, List<Pending<?>> group) {
        var committing = false;
        try {
            session.begin();
            for (var pending : group) {
                pending.attempt(session);
            }
            committing = true;
            session.commit();
        } catch (SQLException | RuntimeException | Error e) {
            failed(group.size(), e);
            session.discard();
            if (committing) {
                tryAgain(session);
            }
            group.forEach(pending -> pending.refuse(new CommitFailedException(e)));
            return;
        }
        commits.increment();
        writes.add(group.size());
        recovered();
        group.forEach(Pending::complete);
    }

    /**
     * Writes something that changes nothing. It goes to where the failed commit left its frames in the write-ahead log, so
     * that a crash that comes before the log could be emptied does not find them whole, and what was refused stays so.
     */
    private void tryAgain(Session session) {
        try {
            session.begin();
            file.touch(session.connection());
            session.commit();
            recovered();
        } catch (SQLException | RuntimeException | Error e) {
            LOG.debug("{} still takes no writes", file.name(), e);
            failure = e;
            session.discard();
        }
    }

    /** Told in full once, and in a line as long as it goes on: the log may be on the same disk. */
    private void failed(int writes, Throwable cause) {
        if (failure == null) {
            LOG.error("A commit of {} writes to {} failed; all of them are refused", writes, file.name(), cause);
        } else {
            LOG.warn("A commit of {} writes to {} failed again: {}", writes, file.name(), cause.getMessage());
        }
        failure = cause;
    }

    private void recovered() {
        if (failure != null) {
            LOG.info("{} takes writes again", file.name());
            failure = null;
        }
    }

    /** A write and its answer. The writer's thread sets the outcome, then answers. */
    private static final class Pending<T> {

        private final Write<T> write;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private @Nullable T result;
        private @Nullable Exception refusal;

        Pending(Write<T> write) {
            this.write = write;
        }

        /** Throws only if the whole transaction is lost. */
        void attempt(Session session) throws SQLException {
            session.savepoint();
            try {
                result = write.on(session.connection());
                session.release();
            } catch (SQLException | RuntimeException e) {
                refusal = e;
                session.undo(e);
            }
        }

        void complete() {
            if (refusal == null) {
                answer.complete(result);
            } else {
                answer.completeExceptionally(refusal);
            }
        }

        void refuse(CommitFailedException e) {
            answer.completeExceptionally(e);
        }

        T await() {
            try {
                return answer.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException refused
                        ? refused
                        : new CommitFailedException(e.getCause() == null ? e : e.getCause());
            }
        }
    }

    /** The connection of the writer's thread, opened when it is needed and thrown away after a failure. */
    private final class Session {

        private @Nullable Open current;

        Connection connection() throws SQLException {
            return open().reusing();
        }

        void begin() throws SQLException {
            open().begin().executeUpdate();
        }

        void savepoint() throws SQLException {
            open().savepoint().executeUpdate();
        }

        void release() throws SQLException {
            open().release().executeUpdate();
        }

        /**
         * Undoes one write. SQLite gives up the whole transaction by itself on some errors (disk full, I/O): then the
         * savepoint is gone, and going on would store the rest of the group without its beginning.
         */
        void undo(Exception why) throws SQLException {
            try {
                open().rollbackTo().executeUpdate();
                open().release().executeUpdate();
            } catch (SQLException e) {
                why.addSuppressed(e);
                throw new SQLException("The transaction was lost", why);
            }
        }

        void commit() throws SQLException {
            open().commit().executeUpdate();
        }

        private Open open() throws SQLException {
            var open = current;
            if (open == null) {
                open = Open.on(file.connect());
                current = open;
            }
            return open;
        }

        /**
         * Gives up the transaction and the connection. A failed commit may have left its frames in the write-ahead log,
         * where the recovery after a crash would find them whole: the log is emptied, so that what was refused stays so.
         */
        void discard() {
            var open = current;
            current = null;
            if (open == null) {
                return;
            }
            try (var connection = open.connection()) {
                rollBack(open);
                doNotWaitForReaders(connection);
                checkpoint(connection);
            } catch (SQLException e) {
                LOG.debug("The write-ahead log of {} could not be emptied after a failed commit", file.name(), e);
            }
        }

        private void rollBack(Open open) {
            try {
                open.rollback().executeUpdate();
            } catch (SQLException e) {
                LOG.debug("{} had no transaction left to roll back", file.name(), e);
            }
        }

        /** One that reads an older state, such as a backup, keeps the log from being emptied; callers wait meanwhile. */
        private static void doNotWaitForReaders(Connection connection) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout=0");
            }
        }

        private void checkpoint(Connection connection) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
        }

        void checkpointAndClose() {
            try (var connection = open().connection()) {
                checkpoint(connection);
            } catch (SQLException e) {
                LOG.warn("{} is closed with its write-ahead log left for the next start", file.name(), e);
            }
        }
    }

    private record Open(
            Connection connection,
            Connection reusing,
            PreparedStatement begin,
            PreparedStatement savepoint,
            PreparedStatement release,
            PreparedStatement rollbackTo,
            PreparedStatement commit,
            PreparedStatement rollback) {

        /**
         * The driver adds hidden transactions around statements while it believes in auto-commit, so it is told that there
         * is none; the transaction it then begins is ended at once, and all others are begun and ended here. The connection
         * is closed if it cannot be used.
         */
        static Open on(Connection connection) throws SQLException {
            try {
                return prepared(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }

        private static Open prepared(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            var commit = connection.prepareStatement("COMMIT");
            commit.executeUpdate();
            return new Open(
                    connection,
                    ReusedStatements.over(connection),
                    connection.prepareStatement("BEGIN IMMEDIATE"),
                    connection.prepareStatement("SAVEPOINT one_write"),
                    connection.prepareStatement("RELEASE one_write"),
                    connection.prepareStatement("ROLLBACK TO one_write"),
                    commit,
                    connection.prepareStatement("ROLLBACK"));
        }
    }
}
