package org.mentorship.command.automation;

/**
 * The log is not the one that was read: it lost its end, by a loss of power or because it was restored, and the to-do list
 * did not. Nothing is run then: what is on the list may be of events that are gone, and new events at their positions would
 * be taken for read.
 *
 * @param finding what shows it
 */
record LogBehind(String finding) {

    /**
     * @param known position of the last event that the token or the to-do list knows of
     * @param head position of the last event of the log; −1 if there is none
     */
    static LogBehind endsBefore(long known, long head) {
        return new LogBehind("The to-do list of the automations knows of events up to position " + known
                + ", but the log ends at " + head);
    }

    /** @param position where the event that was read last is no longer */
    static LogBehind hasAnother(long position) {
        return new LogBehind("The automations have read another event at position " + position + " than the log has");
    }

    String told() {
        return finding + ", as one that lost its end does: no automation runs."
                + " Stop all processes that handle commands, drop the collections todo and automation_tokens,"
                + " and start them: the list is made anew from the log";
    }
}
