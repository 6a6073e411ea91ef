package org.mentorship.api.graphql.common;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.contract.Limits;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.ParticipantId;

/** Reads values of a form out of inputs. The rules of the domain are left to the deciders. */
public final class Inputs {

    private static final Pattern COMMAND_ID = Pattern.compile("[A-Za-z0-9._:-]{1,%d}".formatted(Limits.COMMAND_ID));

    private Inputs() {}

    public static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /**
     * The id of the thing that a mutation is about.
     *
     * @throws org.mentorship.api.errors.GraphQlFailure NOT_FOUND if there can be no such thing
     */
    public static <T> T existing(String what, String id, Function<String, T> type) {
        try {
            return type.apply(id);
        } catch (IllegalArgumentException _) {
            throw GraphQlErrors.notFound(what);
        }
    }

    /** @throws InvalidInput INVALID_VALUE if it is no participant's id */
    public static ParticipantId participant(String id, String... field) {
        try {
            return new ParticipantId(id);
        } catch (IllegalArgumentException _) {
            throw new InvalidInput(
                    RejectionCode.INVALID_VALUE, "\"" + id + "\" is not the id of a person (par_…).", field);
        }
    }

    public static @Nullable ParticipantId participantOrNull(@Nullable String id, String... field) {
        return id == null ? null : participant(id, field);
    }

    /** @throws InvalidInput INVALID_VALUE at the first that is no participant's id */
    public static List<ParticipantId> participants(@Nullable List<String> ids, String field) {
        var given = orEmpty(ids);
        return IntStream.range(0, given.size())
                .mapToObj(i -> participant(given.get(i), field, String.valueOf(i)))
                .toList();
    }

    /** @throws InvalidInput INVALID_VALUE if a command id is given that is not of its form */
    static @Nullable String commandId(CommandInput input) {
        var id = input.commandId();
        if (id != null && !COMMAND_ID.matcher(id).matches()) {
            throw new InvalidInput(
                    RejectionCode.INVALID_VALUE,
                    "A commandId is made of 1–%d of A–Z a–z 0–9 . _ : - characters.".formatted(Limits.COMMAND_ID),
                    "commandId");
        }
        return id;
    }

    /**
     * The plain reason of an official act.
     *
     * @throws InvalidInput TEXT_TOO_LONG if it is longer than free texts may be, and REASON_NOT_TAKEN if a participant gives
     *     it for a step of their own: what people say of themselves is not kept in plain form
     */
    static @Nullable String reason(CommandInput input, ActorRole role) {
        if (!(input instanceof Reasoned reasoned)) {
            return null;
        }
        var reason = reasoned.reason();
        if (reason == null || reason.isBlank()) {
            return null;
        }
        if (reason.length() > Limits.LONG_TEXT) {
            throw new InvalidInput(
                    RejectionCode.TEXT_TOO_LONG,
                    "reason has " + reason.length() + " characters; at most " + Limits.LONG_TEXT + " are taken.",
                    "reason");
        }
        if (role == ActorRole.PARTICIPANT && !reasoned.isOfficialAct()) {
            throw new InvalidInput(
                    RejectionCode.REASON_NOT_TAKEN,
                    "Reasons are recorded for acts of coordinators and administrators; write yours into the text of the step.",
                    "reason");
        }
        return reason;
    }
}
