package org.mentorship.command.automation;

/** How an event changes the to-do list. */
public sealed interface TodoChange {

    /** Adds the entry, or puts it in the place of the one of the same key. An event that comes again changes nothing. */
    record Put(Todo todo) implements TodoChange {}

    /** Takes the entry of this key away, if there is one. */
    record Drop(String key) implements TodoChange {}
}
