package org.mentorship.command.automation;

import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.mentorship.command.store.AutomationsDb;

/**
 * What the automations keep, durable in every mode.
 *
 * @param tokens how far they have read the log
 * @param transactions in which to-do list and token change together, where the store has transactions
 * @param others that share it
 */
record AutomationStore(TodoStore todos, TokenStore tokens, TransactionManager transactions, OtherProcesses others) {

    /** To-do list and token in one file, and in one transaction. */
    static AutomationStore in(AutomationsDb db, TokenStore tokens) {
        return new AutomationStore(
                new SqlTodoStore(db.connections(), db.transactions()), tokens, db.transactions(), OtherProcesses.NONE);
    }

    /** The to-do list is written before the token, each by itself. */
    static AutomationStore in(MongoTodoStore todos, TokenStore tokens, OtherProcesses others) {
        return new AutomationStore(todos, tokens, NoTransactionManager.instance(), others);
    }
}
