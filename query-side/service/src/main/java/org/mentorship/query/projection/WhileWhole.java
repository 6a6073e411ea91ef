package org.mentorship.query.projection;

/** What is done while the read models are whole, and not otherwise. */
interface WhileWhole {

    /**
     * They are whole.
     *
     * @param generation by which building; begun already, if it is the one before
     */
    void begin(String generation);

    /** They no longer are, or it is not known. */
    void end();
}
