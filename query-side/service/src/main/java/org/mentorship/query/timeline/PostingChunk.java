package org.mentorship.query.timeline;

/**
 * A stretch of the ascending positions of one key. Chunks of a key are numbered 0, 1, 2 …; all but the last are full.
 *
 * @param deltas each position as the difference from the one before it, the first from 0; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // packed bytes, compared by nobody
record PostingChunk(int number, int count, long first, long last, byte[] deltas) {

    static final int FULL = 1024;

    static PostingChunk empty(int number) {
        return new PostingChunk(number, 0, -1, -1, new byte[0]);
    }

    boolean isFull() {
        return count == FULL;
    }

    long[] positions() {
        var reader = new Varints.Reader(deltas);
        var positions = new long[count];
        var position = 0L;
        for (var i = 0; i < count; i++) {
            position += reader.read();
            positions[i] = position;
        }
        return positions;
    }

    byte[] toBytes() {
        var header = new Varints();
        header.add(number);
        header.add(count);
        header.add(first);
        header.add(last);
        var bytes = new byte[header.size() + deltas.length];
        System.arraycopy(header.toByteArray(), 0, bytes, 0, header.size());
        System.arraycopy(deltas, 0, bytes, header.size(), deltas.length);
        return bytes;
    }

    static PostingChunk fromBytes(byte[] bytes) {
        var reader = new Varints.Reader(bytes);
        return new PostingChunk((int) reader.read(), (int) reader.read(), reader.read(), reader.read(), reader.rest());
    }
}
