package org.mentorship.query.mongo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;

/** How far projections are, whichever processes project them: read from the tokens without claiming any. */
public final class TokenPositions {

    /** As axon-mongo 4.12 names them, see {@code MongoTokenStore}. */
    private static final String PROCESSOR = "processorName";

    private static final String TOKEN = "token";
    private static final String SEGMENT = "segment";
    private static final String OWNER = "owner";
    private static final String TIMESTAMP = "timestamp";

    private static final long NEVER = 0;

    private final GenerationCollections.Kind<Document> tokens;
    private final Serializer serializer;

    TokenPositions(GenerationCollections.Kind<Document> tokens, Serializer serializer) {
        this.tokens = tokens;
        this.serializer = serializer;
    }

    /** The position up to which all segments of a projection have come; empty if it was never begun. */
    public OptionalLong of(String projection) {
        return positions(projection).min();
    }

    /** The tokens of all segments of a projection; none if it was never begun. */
    public List<GlobalSequenceTrackingToken> tokens(String projection) {
        var read = new ArrayList<GlobalSequenceTrackingToken>();
        for (var document : tokens.now().find(new Document(PROCESSOR, projection))) {
            token(document).ifPresent(read::add);
        }
        return read;
    }

    /** Who has the segments of a projection. */
    public List<SegmentClaim> claims(String projection) {
        var claims = new ArrayList<SegmentClaim>();
        for (var document : tokens.now().find(new Document(PROCESSOR, projection))) {
            claims.add(new SegmentClaim(
                    document.getInteger(SEGMENT), document.getString(OWNER), document.get(TIMESTAMP, NEVER)));
        }
        return claims;
    }

    private LongStream positions(String projection) {
        var positions = LongStream.builder();
        for (var document : tokens.now().find(new Document(PROCESSOR, projection))) {
            positions.add(position(document));
        }
        return positions.build();
    }

    private long position(Document document) {
        return token(document).map(GlobalSequenceTrackingToken::getGlobalIndex).orElse(-1L);
    }

    private Optional<GlobalSequenceTrackingToken> token(Document document) {
        return Optional.ofNullable(document.get(TOKEN, Binary.class))
                .map(token -> serializer.deserialize(new SimpleSerializedObject<>(
                        token.getData(), byte[].class, GlobalSequenceTrackingToken.class.getName(), null)));
    }
}
