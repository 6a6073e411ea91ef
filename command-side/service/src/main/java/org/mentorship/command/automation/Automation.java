package org.mentorship.command.automation;

import java.util.List;

/**
 * Something that the service does by itself. Both halves may be cut short anywhere and be repeated; together they take
 * effect once.
 */
public interface Automation {

    /** What is left of an entry after it was run. */
    enum Outcome {
        /** Nothing: it is taken off the list. */
        DONE,
        /** It sleeps until a later event gives it a new date, or drops it. */
        RESTS
    }

    /** Stable: part of what is stored, and the actor of what it does. */
    String name();

    /** What an event means for the to-do list. Decides only: no clock, no I/O beyond the agenda. */
    List<TodoChange> on(Happening happening, Agenda agenda);

    /** What it means for the to-do list that a person's data was erased. */
    default List<TodoChange> on(Erasure erasure, Agenda agenda) {
        return List.of();
    }

    /**
     * Does an entry whose time has come. An exception keeps the entry, to be tried again later.
     *
     * @throws UnexpectedRefusal if a command was refused in a way that nothing was planned for
     */
    Outcome run(Todo todo, Steps steps);
}
