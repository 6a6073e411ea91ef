package org.mentorship.api.security;

import java.util.Map;
import java.util.Optional;

/** A connection that outlives the request that opened it, as far as its caller's token is concerned. */
public interface OpenConnection {

    /**
     * The connection is this subject's from now on.
     *
     * @throws org.mentorship.api.errors.GraphQlFailure if the subject has too many; the connection is closed then
     */
    void enter(String subject);

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
