package org.mentorship.contract.id;

/** Identifies a mentorship: {@code mnt_…}. */
public record MentorshipId(String value) implements StreamId {

    public static final String PREFIX = "mnt_";

    public MentorshipId {
        StreamId.checked(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
