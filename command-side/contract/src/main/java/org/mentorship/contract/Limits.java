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

    private Limits() {}
}
