package org.mentorship.query.projection;

/** An event that cannot be brought into the read models; everything before it can. */
final class Poison extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long position;

    Poison(long position, RuntimeException cause) {
        super(cause.getMessage(), cause);
        this.position = position;
    }

    long position() {
        return position;
    }
}
