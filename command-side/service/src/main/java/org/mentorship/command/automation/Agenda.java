package org.mentorship.command.automation;

import java.util.List;
import java.util.Optional;

/** What is on the to-do list before an event changes it. */
public interface Agenda {

    Optional<Todo> find(String key);

    /** The automation's entries for one mentorship. */
    List<Todo> of(Automation automation, String stream);
}
