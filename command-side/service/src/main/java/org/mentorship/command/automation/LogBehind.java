package org.mentorship.command.automation;

/**
 * The log ends before what was read of it: it was restored to an earlier end, and the to-do list was not. Nothing is run
 * then: what is on the list may be of events that are gone, and new events at their positions would be taken for read.
 *
 * @param known position of the last event that the token or the to-do list knows of
 * @param head position of the last event of the log; −1 if there is none
 */
record LogBehind(long known, long head) {

    String told() {
        return "The to-do list of the automations knows of events up to position " + known
                + ", but the log ends at " + head + ", as one that was restored does: no automation runs."
                + " Stop all processes that handle commands, drop the collections todo and automation_tokens,"
                + " and start them: the list is made anew from the log";
    }
}
