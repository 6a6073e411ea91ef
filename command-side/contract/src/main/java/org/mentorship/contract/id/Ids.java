package org.mentorship.contract.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.math.BigInteger;
import java.util.Collection;
import java.util.UUID;
import org.mentorship.contract.enrollment.Role;

/**
 * Derives identifiers from what they stand for, by name-based UUIDs (RFC 9562, version 5) in the namespace below,
 * written as 25 digits of base 36. The same input gives the same identifier for ever, on any machine.
 */
public final class Ids {

    private static final UUID NAMESPACE = UUID.fromString("6d656e74-6f72-5368-a970-000000000001");
    private static final int BASE = 36;
    private static final int DIGITS = 25;

    private Ids() {}

    /**
     * A stream, or a command, that a command makes: the same command id makes the same one, so that a retry finds it. For
     * things inside a stream see {@link #within}.
     */
    public static String fromCommand(String prefix, String commandId, int ordinal) {
        return prefix + opaque("command/" + prefix + "/" + commandId + "/" + ordinal);
    }

    /**
     * A thing that a command makes inside a stream. The stream is part of the name, because the same command id can be used on
     * several streams.
     */
    public static String within(StreamId stream, String prefix, String commandId, int ordinal) {
        return prefix + opaque("within/" + stream.value() + "/" + prefix + "/" + commandId + "/" + ordinal);
    }

    public static ProgramId program(String commandId) {
        return new ProgramId(fromCommand(ProgramId.PREFIX, commandId, 0));
    }

    public static ParticipantId participant(String commandId) {
        return new ParticipantId(fromCommand(ParticipantId.PREFIX, commandId, 0));
    }

    /** One person has at most one place in a programme in a role, so enrolling twice cannot happen. */
    public static EnrollmentId enrollment(ProgramId program, ParticipantId participant, Role role) {
        return new EnrollmentId(
                EnrollmentId.PREFIX + opaque("enrollment/" + program + "/" + participant + "/" + role.name()));
    }

    /**
     * The stream of a pair, whoever of the two is named first, so that the same pair cannot be live twice.
     *
     * @param format the format's name
     * @param cycle 1 for the pair's first mentorship in the programme and format, 2 for the next …
     */
    public static MentorshipId pair(ProgramId program, String format, Collection<ParticipantId> pair, int cycle) {
        var people = pair.stream().map(ParticipantId::value).sorted().toList();
        return new MentorshipId(MentorshipId.PREFIX
                + opaque("pair/" + program + "/" + format + "/" + String.join("+", people) + "/" + cycle));
    }

    /** The stream of a group, made by the command that proposes it. */
    public static MentorshipId group(String commandId) {
        return new MentorshipId(fromCommand(MentorshipId.PREFIX, commandId, 0));
    }

    private static String opaque(String name) {
        var uuid = UuidCreator.getNameBasedSha1(NAMESPACE, name);
        var number = new BigInteger(1, bytes(uuid)).toString(BASE);
        return "0".repeat(DIGITS - number.length()) + number;
    }

    private static byte[] bytes(UUID uuid) {
        return java.nio.ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }
}
