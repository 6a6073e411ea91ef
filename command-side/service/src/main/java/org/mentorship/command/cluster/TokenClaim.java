package org.mentorship.command.cluster;

import java.util.Optional;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Who reads the log by a token, and how far. It changes for as long as the owner is there.
 *
 * @param owner null if nobody reads
 * @param timestamp in milliseconds, by the owner's clock
 * @param position of the last event that was read; −1 for none
 */
public record TokenClaim(@Nullable String owner, long timestamp, long position) {

    /** As axon-mongo 4.12 names it, see {@code MongoTokenStore}. */
    static final String PROCESSOR = "processorName";

    private static final long NEVER = 0;
    private static final long NONE = -1;

    static TokenClaim of(Document document, Serializer serializer) {
        return new TokenClaim(
                document.getString("owner"),
                document.get("timestamp", NEVER),
                Optional.ofNullable(document.get("token", Binary.class))
                        .map(token -> position(token, serializer))
                        .orElse(NONE));
    }

    private static long position(Binary token, Serializer serializer) {
        GlobalSequenceTrackingToken read = serializer.deserialize(new SimpleSerializedObject<>(
                token.getData(), byte[].class, GlobalSequenceTrackingToken.class.getName(), null));
        return read.getGlobalIndex();
    }
}
