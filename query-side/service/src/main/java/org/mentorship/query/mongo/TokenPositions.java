package org.mentorship.query.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;

/** How far projections are, whichever processes project them: read from the tokens without claiming any. */
public final class TokenPositions {

    /** As axon-mongo 4.12 names them, see {@code DefaultMongoTemplate} and {@code MongoTokenStore}. */
    private static final String COLLECTION = "trackingtokens";

    private static final String PROCESSOR = "processorName";
    private static final String TOKEN = "token";
    private static final String SEGMENT = "segment";
    private static final String OWNER = "owner";
    private static final String TIMESTAMP = "timestamp";

    private static final long NEVER = 0;

    private final MongoCollection<Document> tokens;
    private final Serializer serializer;

    TokenPositions(MongoDatabase database, Serializer serializer) {
        this.tokens = database.getCollection(COLLECTION);
        this.serializer = serializer;
    }

    /** The position up to which all segments of a projection have come; empty if it was never begun. */
    public OptionalLong of(String projection) {
        return positions(projection).min();
    }

    /** The position to which the segment has come that is farthest; empty if it was never begun. */
    public OptionalLong farthest(String projection) {
        return positions(projection).max();
    }

    /** Who has the segments of a projection. */
    public List<SegmentClaim> claims(String projection) {
        var claims = new ArrayList<SegmentClaim>();
        for (var document : tokens.find(new Document(PROCESSOR, projection))) {
            claims.add(new SegmentClaim(
                    document.getInteger(SEGMENT), document.getString(OWNER), document.get(TIMESTAMP, NEVER)));
        }
        return claims;
    }

    private LongStream positions(String projection) {
        var positions = LongStream.builder();
        for (var document : tokens.find(new Document(PROCESSOR, projection))) {
            positions.add(position(document));
        }
        return positions.build();
    }

    private long position(Document document) {
        var token = document.get(TOKEN, Binary.class);
        TrackingToken read = token == null
                ? null
                : serializer.deserialize(new SimpleSerializedObject<>(
                        token.getData(), byte[].class, GlobalSequenceTrackingToken.class.getName(), null));
        return read == null ? -1 : read.position().orElse(-1);
    }
}
