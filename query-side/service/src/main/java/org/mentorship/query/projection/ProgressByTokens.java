package org.mentorship.query.projection;

import java.util.List;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.mentorship.query.mongo.SegmentClaim;
import org.mentorship.query.mongo.TokenPositions;

/** The progress of read models that several processes share: how far their tokens are. */
record ProgressByTokens(TokenPositions tokens) implements ReadModels.Progress {

    @Override
    public long of(String projection) {
        return tokens.of(projection).orElse(-1);
    }

    @Override
    public List<GlobalSequenceTrackingToken> tokens(String projection) {
        return tokens.tokens(projection);
    }

    @Override
    public List<SegmentClaim> claims(String projection) {
        return tokens.claims(projection);
    }

    /** The token tells it. */
    @Override
    public void projected(String projection, long position) {}
}
