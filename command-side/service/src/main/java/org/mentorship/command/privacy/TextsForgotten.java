package org.mentorship.command.privacy;

import org.axonframework.modelling.command.ConcurrencyException;

/**
 * A text came after its subject's key was destroyed, which was not so yet when its command was decided: to be decided anew.
 * Nothing of it is stored.
 */
public final class TextsForgotten extends ConcurrencyException {

    private static final long serialVersionUID = 1L;

    TextsForgotten(String subject) {
        super("The key of " + subject + " is destroyed: no text can be kept under it");
    }
}
