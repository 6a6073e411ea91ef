package org.mentorship.contract.id;

/** Identifies a person: {@code par_…}. */
public record ParticipantId(String value) implements StreamId {

    public static final String PREFIX = "par_";

    public ParticipantId {
        StreamId.checked(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
