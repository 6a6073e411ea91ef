package org.mentorship.command.automation;

import java.util.List;
import java.util.Optional;

/** What is on the to-do list before an event changes it. */
public interface Agenda {

    Optional<Todo> find(String key);

    /** The automation's entries for one mentorship. */
    List<Todo> of(Automation automation, String stream);

    /** Makes all of these obsolete. */
    default List<TodoChange> dropAll(Automation automation, String stream) {
        return of(automation, stream).stream()
                .<TodoChange>map(todo -> new TodoChange.Drop(todo.key()))
                .toList();
    }
}
