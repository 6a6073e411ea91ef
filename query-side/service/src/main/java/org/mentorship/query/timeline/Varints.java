package org.mentorship.query.timeline;

import java.util.Arrays;

/** A growing array of numbers that are 0 or more, seven bits to the byte (LEB128). */
final class Varints {

    private byte[] bytes;
    private int size;

    Varints() {
        this(new byte[16], 0);
    }

    Varints(byte[] bytes, int size) {
        this.bytes = bytes;
        this.size = size;
    }

    void add(long number) {
        if (bytes.length - size < Long.BYTES + 2) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2 + Long.BYTES);
        }
        var rest = number;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    int size() {
        return size;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Reads from the first number on. */
    static final class Reader {

        private final byte[] bytes;
        private int next;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        long read() {
            var number = 0L;
            for (var shift = 0; ; shift += 7) {
                var part = bytes[next++];
                number |= (long) (part & 0x7F) << shift;
                if (part >= 0) {
                    return number;
                }
            }
        }

        byte[] rest() {
            return Arrays.copyOfRange(bytes, next, bytes.length);
        }
    }
}
