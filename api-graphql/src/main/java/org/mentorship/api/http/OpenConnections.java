package org.mentorship.api.http;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.errors.GraphQlFailure;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts the connections that stay open: before they said whose they are by their address, then by their subject, and all
 * of them together, so that the server has some left for everybody else.
 */
final class OpenConnections {

    private static final String EVERYBODY = "";

    private final LingeringSockets lingering = new LingeringSockets();
    private final Places all;
    private final Places strangers;
    private final Places subjects;

    OpenConnections(LimitsProperties limits) {
        this.all = new Places(limits.connectionsInAll(), lingering::leaveClosed);
        this.strangers = new Places(limits.connectionsBeforeInit());
        this.subjects = new Places(limits.connections(), lingering::leaveClosed);
    }

    /** Why no further connection is taken from this address; empty if one is. */
    Optional<GraphQlFailure> refusal(String address) {
        if (!all.hasRoom(EVERYBODY)) {
            return Optional.of(tooManyInAll());
        }
        return strangers.hasRoom(address) ? Optional.empty() : Optional.of(tooManyBeforeInit());
    }

    /** Takes a place for a connection of nobody yet. */
    Optional<GraphQlFailure> open(String address) {
        if (!all.enter(EVERYBODY)) {
            return Optional.of(tooManyInAll());
        }
        if (!strangers.enter(address)) {
            all.leave(EVERYBODY);
            return Optional.of(tooManyBeforeInit());
        }
        return Optional.empty();
    }

    /** The connection is the subject's from now on, unless that has too many. */
    Optional<GraphQlFailure> become(String address, String subject) {
        if (!subjects.enter(subject)) {
            return Optional.of(new GraphQlFailure(
                    FailureCode.TOO_MANY_CONNECTIONS,
                    "You have " + subjects.limit() + " connections open, which is as many as you may have."));
        }
        strangers.leave(address);
        return Optional.empty();
    }

    /**
     * Its place is free once its socket is, or clients that do not answer when they are closed would hold any number of
     * sockets.
     *
     * @param socketClosed whether the server has closed its socket
     */
    void close(String subject, BooleanSupplier socketClosed) {
        lingering.add(socketClosed, () -> {
            subjects.leave(subject);
            all.leave(EVERYBODY);
        });
    }

    /** Its place is taken for as long as its socket might linger, whether it does or not: whoever comes is to say who they are. */
    void closeStranger(String address) {
        Mono.delay(LingeringSockets.LONGEST).subscribe(_ -> {
            strangers.leave(address);
            all.leave(EVERYBODY);
        });
    }

    /** An event stream, which has a place of its own as long as it goes on. */
    Flux<?> limited(Publisher<?> events) {
        return all.holding(EVERYBODY, events, OpenConnections::tooManyInAll);
    }

    private static GraphQlFailure tooManyInAll() {
        return GraphQlErrors.unavailable("As many connections are open as the service keeps; try again later.");
    }

    private static GraphQlFailure tooManyBeforeInit() {
        return new GraphQlFailure(
                FailureCode.TOO_MANY_CONNECTIONS,
                "Too many connections from this address have not said whose they are; try again later.");
    }
}
