package org.mentorship.command.automation;

import java.time.Instant;
import org.mentorship.command.store.AutomationsDb;

/** The to-do list of a service that can die before and after each change of it. */
final class MortalTodoStore extends SqlTodoStore {

    private final KillSwitch kill;

    MortalTodoStore(AutomationsDb db, KillSwitch kill) {
        super(db.connections(), db.transactions());
        this.kill = kill;
    }

    @Override
    public void remove(Todo todo) {
        kill.pass("before the removal of " + name(todo));
        super.remove(todo);
        kill.pass("after the removal of " + name(todo));
    }

    @Override
    public void rest(Todo todo) {
        kill.pass("before the rest of " + name(todo));
        super.rest(todo);
        kill.pass("after the rest of " + name(todo));
    }

    @Override
    public void remember(Todo todo, Object data) {
        kill.pass("before the note on " + name(todo));
        super.remember(todo, data);
        kill.pass("after the note on " + name(todo));
    }

    @Override
    public void failed(Todo todo, int attempts, Instant retryAt, String errorCode) {
        kill.pass("before the failure of " + name(todo));
        super.failed(todo, attempts, retryAt, errorCode);
    }

    private static String name(Todo todo) {
        return todo.key() + " because of " + todo.causedBy();
    }
}
