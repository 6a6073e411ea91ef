package org.mentorship.query.read;

import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.Query;

/** Decides what goes out in answer to a question. */
public interface Admission {

    /** All does, as it is. */
    Admission ANY = new Admission() {
        @Override
        public void admit(Query<?> question, @Nullable Object answer) {}

        @Override
        public RuntimeException told(RuntimeException failure) {
            return failure;
        }
    };

    /** Keeps an answer back by throwing. */
    void admit(Query<?> question, @Nullable Object answer);

    /** What is told of a failure to answer. */
    RuntimeException told(RuntimeException failure);
}
