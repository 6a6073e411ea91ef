package org.mentorship.command.automation;

import org.mentorship.command.automation.WhenAllErasedThenForgetTexts.Awaited;
import org.mentorship.command.privacy.Erasures;
import org.mentorship.contract.id.MentorshipId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destroys once more what {@link WhenAllErasedThenForgetTexts} had destroyed and is there again, because an older file of keys
 * was put back. That automation's entries have come to rest, and nothing else would wake them.
 */
final class ReturnedKeys {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnedKeys.class);

    private final Automation forgetting = new WhenAllErasedThenForgetTexts();
    private final SqlTodoStore todos;
    private final Erasures erasures;
    private final LastLook lastLook;

    ReturnedKeys(SqlTodoStore todos, Erasures erasures, LastLook lastLook) {
        this.todos = todos;
        this.erasures = erasures;
        this.lastLook = lastLook;
    }

    void destroy() {
        for (var stream : todos.asleep(forgetting, Awaited.NOBODY)) {
            var mentorship = new MentorshipId(stream);
            if (!erasures.isDone(mentorship)) {
                LOG.warn(
                        "The key of {} is not destroyed, though the to-do list waits for nobody in it; asking the log",
                        mentorship);
                lastLook.forget(mentorship);
            }
        }
    }
}
