package org.mentorship.command.cluster;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens of processors with one segment, in a MongoDB that need not be there yet. A processor asks for its segments when it
 * is started, and Axon (4.13) gives up the start if there is no answer, or if the event store cannot tell its beginning;
 * afterwards it asks again and again. So the first question is always answered, and the token is made when it can be.
 */
final class LateTokenStore extends MongoTokenStore {

    private static final Logger LOG = LoggerFactory.getLogger(LateTokenStore.class);

    private static final int SEGMENT = 0;
    private static final TrackingToken BEFORE_THE_FIRST_EVENT = new GlobalSequenceTrackingToken(-1);

    private final Set<String> prepared = ConcurrentHashMap.newKeySet();

    LateTokenStore(Builder builder) {
        super(builder.ensureIndexes(false));
    }

    @Override
    public int[] fetchSegments(String processor) {
        try {
            prepare(processor);
            return super.fetchSegments(processor);
        } catch (MongoException away) {
            LOG.warn("The token of {} cannot be read yet: {}", processor, away.getMessage());
            return new int[] {SEGMENT};
        }
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        prepare(processor);
        return super.fetchAvailableSegments(processor);
    }

    /** The index lets one of several processes make the token. */
    private void prepare(String processor) {
        if (prepared.contains(processor)) {
            return;
        }
        ensureIndexes();
        if (super.fetchSegments(processor).length == 0) {
            try {
                initializeSegment(BEFORE_THE_FIRST_EVENT, processor, SEGMENT);
            } catch (UnableToInitializeTokenException | MongoWriteException another) {
                LOG.debug("Another process has made the token of {}", processor, another);
            }
        }
        prepared.add(processor);
    }
}
