package org.mentorship.query.mongo;

import com.mongodb.MongoClientSettings;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * A view as BSON, by the driver's record codec: either as a document, or packed (deflated) into one binary value. The
 * server in memory keeps a document as a tree of maps, some five times the size of its BSON and slow to take apart; a
 * binary value it keeps as it is.
 */
final class ViewBytes<V> {

    private static final int SIZE_PREFIX = Integer.BYTES;
    private static final EncoderContext ENCODE = EncoderContext.builder().build();
    private static final DecoderContext DECODE = DecoderContext.builder().build();

    private final Codec<V> codec;
    private final boolean packed;

    ViewBytes(Class<V> view, boolean packed) {
        this.codec = MongoClientSettings.getDefaultCodecRegistry().get(view);
        this.packed = packed;
    }

    boolean isPacked() {
        return packed;
    }

    BsonValue write(V view) {
        try (var buffer = new BasicOutputBuffer();
                var writer = new BsonBinaryWriter(buffer)) {
            codec.encode(writer, view, ENCODE);
            return packed
                    ? new BsonBinary(deflated(buffer.getInternalBuffer(), buffer.getPosition()))
                    : new RawBsonDocument(buffer.toByteArray());
        }
    }

    V read(BsonValue value) {
        var bytes = value.isBinary() ? ByteBuffer.wrap(inflated(value.asBinary().getData())) : bytes(value);
        try (var reader = new BsonBinaryReader(bytes)) {
            return codec.decode(reader, DECODE);
        }
    }

    private static ByteBuffer bytes(BsonValue value) {
        return ((RawBsonDocument) value.asDocument()).getByteBuffer().asNIO();
    }

    private static byte[] deflated(byte[] bytes, int length) {
        var deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(bytes, 0, length);
            deflater.finish();
            var packed = new byte[SIZE_PREFIX + length + length / 1000 + 64];
            ByteBuffer.wrap(packed).putInt(length);
            var size = SIZE_PREFIX + deflater.deflate(packed, SIZE_PREFIX, packed.length - SIZE_PREFIX);
            return Arrays.copyOf(packed, size);
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflated(byte[] packed) {
        var inflater = new Inflater(true);
        try {
            var bytes = new byte[ByteBuffer.wrap(packed).getInt()];
            inflater.setInput(packed, SIZE_PREFIX, packed.length - SIZE_PREFIX);
            if (inflater.inflate(bytes) != bytes.length) {
                throw new IllegalStateException("A stored view is cut short");
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new IllegalStateException("A stored view is damaged", e);
        } finally {
            inflater.end();
        }
    }
}
