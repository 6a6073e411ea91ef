package org.mentorship.query.projection;

/** The right to throw read models away and to build others, which another process may take. */
@FunctionalInterface
interface BuildRight {

    /**
     * Asks for it: before something is thrown away or written.
     *
     * @throws RuntimeException if this process has it no longer, or if it cannot be asked
     */
    void requireHeld();

    /**
     * Does not ask, and so may be called often.
     *
     * @throws RuntimeException if it is known that this process has it no longer, or not known that it has
     */
    default void requireNotLost() {
        requireHeld();
    }
}
