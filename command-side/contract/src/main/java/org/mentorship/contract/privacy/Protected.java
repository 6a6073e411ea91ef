package org.mentorship.contract.privacy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text that is stored encrypted under the key of the event's {@link DataSubject}: a {@code String} or {@code List<String>}
 * component of an event, or of a record that an event holds, one token for each text. Past the event store everybody handles
 * the ciphertext token; only the edge reveals it, see {@link Revealer}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Protected {

    Kind value();

    /** What kind of text it is. */
    enum Kind {
        /** Identifies or describes a person; the person's key. */
        PERSONAL,
        /** What the pair, or a coordinator, keeps to itself; the mentorship's key. */
        CONFIDENTIAL
    }
}
