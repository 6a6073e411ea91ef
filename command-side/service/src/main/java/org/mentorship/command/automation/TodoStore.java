package org.mentorship.command.automation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The durable to-do list.
 *
 * <p>What is done to an entry after it was run applies only while it is still there because of the same event: a later
 * event that has put another in its place wins.
 */
interface TodoStore extends Agenda {

    /** An entry, and how often it was tried in vain. */
    record Entry(Todo todo, int attempts) {}

    /**
     * Applies the changes before the token moves on, so that none is lost; they may come again with their event.
     *
     * <p>Where several processes share the list, one that was held up may still apply what it read when its successor is
     * further: changes of an event never undo those of the same or a later one to the same entry. Where one process holds
     * the list, in one transaction with the token, events come in order and once, and their position is not looked at.
     *
     * @param position of the event that the changes follow from
     */
    void apply(long position, List<TodoChange> changes);

    /**
     * The highest position of an event that the list knows of; −1 for none. Empty where one who starts has made sure
     * already that list and log belong together.
     */
    OptionalLong knownUpTo();

    /**
     * The entry that has been due the longest, if it does not wait for its next attempt.
     *
     * @param now of the service's clock
     * @param machineNow of the machine's
     */
    Optional<Entry> nextDue(Instant now, Instant machineNow);

    /** When the next entry falls due after an instant; empty if none will. */
    Optional<Instant> nextDueAfter(Instant instant);

    /** The entry was done. */
    void remove(Todo todo);

    /** The entry was done, and sleeps until an event changes it. */
    void rest(Todo todo);

    /** The entry is to go on from here. */
    void remember(Todo todo, Object data);

    /** The entry could not be done, and is to be tried again. */
    void failed(Todo todo, int attempts, Instant retryAt, String errorCode);

    /** @param now of the service's clock */
    TodoCounts counts(Instant now);
}
