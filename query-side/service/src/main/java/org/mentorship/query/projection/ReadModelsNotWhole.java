package org.mentorship.query.projection;

import org.mentorship.contract.Unavailable;

/** The read models were lost, or are being built anew, while a question was answered from them. */
final class ReadModelsNotWhole extends Unavailable {

    private static final long serialVersionUID = 1L;

    ReadModelsNotWhole() {
        super("The read models are being built", null);
    }
}
