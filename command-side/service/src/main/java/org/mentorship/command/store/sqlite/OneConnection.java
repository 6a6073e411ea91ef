package org.mentorship.command.store.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A pool of one connection, which nobody gets in a transaction. The driver (sqlite-jdbc 3.54) notes that one is open before
 * it begins it: a connection that could not, since another program had the write lock, is in none and says that it is in
 * one. Spring would never begin another on it, so that each statement would be committed by itself, and each end would fail.
 */
final class OneConnection extends HikariDataSource {

    OneConnection(HikariConfig configuration) {
        super(configuration);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        while (!connection.getAutoCommit()) { // who else waited may have had the next one, and could not begin either
            evictConnection(connection);
            connection = super.getConnection();
        }
        return connection;
    }
}
