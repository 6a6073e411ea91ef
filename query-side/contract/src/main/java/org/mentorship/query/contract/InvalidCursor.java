package org.mentorship.query.contract;

/** A cursor that this service did not give out for this list. */
public final class InvalidCursor extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidCursor(String cursor) {
        super("Not a cursor of this list: \"" + cursor + "\". Use one from its pageInfo or edges, or leave it out.");
    }
}
