package org.mentorship.contract.id;

/** Identifies a programme: {@code prg_…}. */
public record ProgramId(String value) implements StreamId {

    public static final String PREFIX = "prg_";

    public ProgramId {
        StreamId.checked(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
