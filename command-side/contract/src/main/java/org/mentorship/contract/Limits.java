package org.mentorship.contract;

/** Limits of what people may send. */
public final class Limits {

    /** Names, titles, topics, skills and other one-line texts, in characters. */
    public static final int SHORT_TEXT = 200;
    /** Notes, comments, reflections and other free texts, in characters. */
    public static final int LONG_TEXT = 4_000;
    /** Command ids, in characters. */
    public static final int COMMAND_ID = 100;
    /** Entries of a list of skills, topics, goals, attendees … */
    public static final int LIST = 50;
    /** Items of one instrument. */
    public static final int INSTRUMENT_ITEMS = 100;
    /** Members of one group. */
    public static final int GROUP_MEMBERS = 50;
    /** Slots of one enrolment. */
    public static final int CAPACITY = 100;
    /** Minutes of one meeting. */
    public static final int MEETING_MINUTES = 24 * 60;

    /** Coordinators of one programme. */
    public static final int COORDINATORS = 200;
    /** All versions of a programme's instruments together, in bytes of {@link org.mentorship.contract.stored.Footprint}. */
    public static final long INSTRUMENTS_BYTES = 8L << 20;
    /**
     * Everything that happened in a mentorship together, in bytes of {@link org.mentorship.contract.stored.Footprint}; a
     * view is one document, and MongoDB's documents have at most 16 MiB.
     */
    public static final long MENTORSHIP_BYTES = 10L << 20;
    /** The same with what belongs to worries, to the end and to follow-ups; what is left is for notes of the service. */
    public static final long MENTORSHIP_BYTES_AT_ITS_END = 12L << 20;

    private Limits() {}
}
