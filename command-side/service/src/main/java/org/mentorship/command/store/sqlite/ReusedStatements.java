package org.mentorship.command.store.sqlite;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection of one thread that compiles each SQL text once. Closing it, or a statement of it, keeps them open:
 * Axon's engine prepares, closes and closes again for every append.
 */
final class ReusedStatements implements InvocationHandler {

    private static final Class<?>[] CONNECTION = {Connection.class};
    private static final Class<?>[] STATEMENT = {PreparedStatement.class};

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private ReusedStatements(Connection connection) {
        this.connection = connection;
    }

    static Connection over(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                ReusedStatements.class.getClassLoader(), CONNECTION, new ReusedStatements(connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("close")) {
            return null;
        }
        if (method.getName().equals("prepareStatement") && arguments != null && arguments.length == 1) {
            return prepared((String) arguments[0]);
        }
        return call(connection, method, arguments);
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        var known = statements.get(sql);
        if (known != null) {
            return known;
        }
        var statement = connection.prepareStatement(sql);
        var kept = (PreparedStatement)
                Proxy.newProxyInstance(ReusedStatements.class.getClassLoader(), STATEMENT, (_, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        statement.clearBatch();
                        return null;
                    }
                    return call(statement, method, arguments);
                });
        statements.put(sql, kept);
        return kept;
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
