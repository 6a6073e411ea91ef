package org.mentorship.query.timeline;

/**
 * When the events of one block of the log were recorded, in milliseconds since 1970. Recorded time nearly always grows
 * with the position, but a clock may be set back; so each block has its own bounds.
 */
record BlockTimes(long earliest, long latest) {

    /** Events to a block. */
    static final int BLOCK = 1024;

    static long blockOf(long position) {
        return position / BLOCK;
    }

    BlockTimes plus(BlockTimes other) {
        return new BlockTimes(Math.min(earliest, other.earliest), Math.max(latest, other.latest));
    }
}
