package org.mentorship.command.store.sqlite;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Holds a writer until all of some calls wait for it, in this order, so that they share its next transaction. */
public final class OneGroup {

    private OneGroup() {}

    public static <T> List<Future<T>> of(GroupCommit writer, ExecutorService callers, List<Callable<T>> calls) {
        var holding = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        callers.execute(() -> writer.commit(_ -> {
            holding.countDown();
            return pass(released);
        }));
        try {
            pass(holding);
            var answers = new ArrayList<Future<T>>();
            for (var call : calls) {
                answers.add(callers.submit(call));
                await().until(() -> writer.waiting() == answers.size());
            }
            return answers;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            released.countDown();
        }
    }

    private static boolean pass(CountDownLatch latch) throws SQLException {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
    }
}
