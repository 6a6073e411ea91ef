package org.mentorship.query.projection;

import com.mongodb.MongoWriteException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The right to build the read models, which one process has at a time; a token that is claimed as those of processors are. */
final class BuildClaim implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BuildClaim.class);
    private static final String NAME = "read-models-build";
    private static final int SEGMENT = 0;
    /** Well within the ten seconds after which the token store gives a claim to somebody else. */
    private static final long EXTEND_EVERY_SECONDS = 2;

    private final TokenStore tokens;
    private final ScheduledExecutorService extender;
    private volatile boolean lost;

    private BuildClaim(TokenStore tokens) {
        this.tokens = tokens;
        this.extender = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(NAME).daemon().factory());
        extender.scheduleWithFixedDelay(this::extend, EXTEND_EVERY_SECONDS, EXTEND_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Claims the right; empty while another process has it. */
    static Optional<BuildClaim> in(TokenStore tokens) {
        try {
            tokens.initializeTokenSegments(NAME, 1, LogSource.token(-1));
        } catch (UnableToClaimTokenException | MongoWriteException e) {
            LOG.debug("The read models were built before, or another process begins now", e);
        }
        try {
            tokens.fetchToken(NAME, SEGMENT);
            return Optional.of(new BuildClaim(tokens));
        } catch (UnableToClaimTokenException e) {
            LOG.debug("Another process builds the read models", e);
            return Optional.empty();
        }
    }

    private void extend() {
        try {
            tokens.extendClaim(NAME, SEGMENT);
        } catch (UnableToClaimTokenException e) {
            LOG.debug("Another process took the right to build the read models", e);
            lost = true;
        } catch (RuntimeException e) {
            LOG.warn("The right to build the read models cannot be extended now: {}", e.getMessage());
        }
    }

    /**
     * Asks for it.
     *
     * @throws IllegalStateException if another process has taken it meanwhile
     */
    void requireHeld() {
        extend();
        requireNotLost();
    }

    /**
     * Does not ask, and so may be called often; notices it with the next time that the right is extended.
     *
     * @throws IllegalStateException if it is known that another process has taken it meanwhile
     */
    void requireNotLost() {
        if (lost) {
            throw new IllegalStateException("Another process took over the building of the read models");
        }
    }

    @Override
    public void close() {
        extender.shutdownNow();
        tokens.releaseClaim(NAME, SEGMENT);
    }
}
