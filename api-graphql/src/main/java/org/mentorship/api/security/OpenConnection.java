package org.mentorship.api.security;

import java.util.Map;
import java.util.Optional;

/** A connection that outlives the request that opened it, as far as its caller's token is concerned. */
@FunctionalInterface
public interface OpenConnection {

    /** Closes the connection; the caller can open another one with another token. */
    void tokenExpired();

    /** Keeps it among the attributes of its session. */
    default void keepIn(Map<String, Object> attributes) {
        attributes.put(OpenConnection.class.getName(), this);
    }

    /** The connection of a session; empty if it was not kept. */
    static Optional<OpenConnection> of(Map<String, Object> attributes) {
        return Optional.ofNullable((OpenConnection) attributes.get(OpenConnection.class.getName()));
    }
}
