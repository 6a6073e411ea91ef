package org.mentorship.contract.id;

/** Identifies a person's place in a programme in one role: {@code enr_…}. */
public record EnrollmentId(String value) implements StreamId {

    public static final String PREFIX = "enr_";

    public EnrollmentId {
        StreamId.checked(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
