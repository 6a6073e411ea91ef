package org.mentorship.api.cli.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mentorship.api.cli.ApiClient;
import org.mentorship.api.cli.CliFailure;
import org.mentorship.api.cli.imports.KnownPeople.Known;
import org.mentorship.api.cli.imports.KnownPeople.Place;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.Ids;
import tools.jackson.databind.JsonNode;

/** Brings what the service knows of one person to what the file says. */
final class PersonImport {

    private static final String REGISTER = """
            mutation ImportPerson($input: RegisterParticipantInput!) {
              registerParticipant(input: $input) { participant { id } userErrors { code message } }
            }
            """;

    private static final String UPDATE = """
            mutation ImportCorrection($input: UpdateProfileInput!) {
              updateProfile(input: $input) { version userErrors { code message } }
            }
            """;

    private static final String ENROLL = """
            mutation ImportEnrollment($input: EnrollInput!) {
              enroll(input: $input) { version userErrors { code message } }
            }
            """;

    private static final String CHANGE_CAPACITY = """
            mutation ImportCapacity($input: ChangeCapacityInput!) {
              changeCapacity(input: $input) { version userErrors { code message } }
            }
            """;

    private final ApiClient api;
    private final String programId;
    private final CommandIds commandIds;
    private final KnownPeople known;

    PersonImport(ApiClient api, String programId, CommandIds commandIds, KnownPeople known) {
        this.api = api;
        this.programId = programId;
        this.commandIds = commandIds;
        this.known = known;
    }

    /** What became of a person. */
    enum Fate {
        REGISTERED,
        UPDATED,
        UNCHANGED
    }

    /** @param enrolled the roles in which the person got a place */
    record Result(Fate fate, List<Role> enrolled) {
        Result {
            enrolled = List.copyOf(enrolled);
        }
    }

    /** @param lines all that the file has about the person, one line at least; they agree */
    Result bring(List<Person> lines) {
        var person = lines.getFirst();
        return known.with(person.key()).stream()
                .findFirst()
                .map(before -> update(before, lines))
                .orElseGet(() -> new Result(Fate.REGISTERED, enroll(register(person), lines)));
    }

    private String register(Person person) {
        var commandId = commandIds.of("person", person);
        var input = new HashMap<>(Profile.of(person));
        input.put("commandId", commandId);
        var registered = accepted(REGISTER, "registerParticipant", input);
        // Accepted and not yet to be read: the id follows from the command's.
        return Optional.ofNullable(registered.at("/participant/id").asString(null))
                .orElseGet(() -> Ids.participant(commandId).value());
    }

    private Result update(Known before, List<Person> lines) {
        var person = lines.getFirst();
        var changes = Profile.changes(person, before.profile());
        if (!changes.isEmpty()) {
            var input = new HashMap<>(changes);
            input.put("participantId", before.id());
            input.put("expectedVersion", before.version());
            input.put("commandId", commandIds.of("correction", person));
            accepted(UPDATE, "updateProfile", input);
        }
        var changed = !changes.isEmpty();
        var missing = new ArrayList<Person>();
        for (var line : lines) {
            var place = known.place(before, line.role());
            if (place.isEmpty()) {
                missing.add(line);
            } else {
                changed |= changeCapacity(place.get(), line);
            }
        }
        var enrolled = enroll(before.id(), missing);
        return new Result(changed || !enrolled.isEmpty() ? Fate.UPDATED : Fate.UNCHANGED, enrolled);
    }

    private boolean changeCapacity(Place place, Person line) {
        var capacity = line.capacity();
        if (capacity == null || capacity == place.capacity() || place.withdrawn()) {
            return false;
        }
        accepted(
                CHANGE_CAPACITY,
                "changeCapacity",
                Map.of(
                        "enrollmentId",
                        place.id(),
                        "capacity",
                        capacity,
                        "expectedVersion",
                        place.version(),
                        "commandId",
                        commandIds.of("capacity", line)));
        return true;
    }

    private List<Role> enroll(String participantId, List<Person> lines) {
        var enrolled = new ArrayList<Role>();
        for (var line : lines) {
            if (!enrolled.contains(line.role())) {
                accepted(ENROLL, "enroll", enrolment(participantId, line));
                enrolled.add(line.role());
            }
        }
        return enrolled;
    }

    private Map<String, Object> enrolment(String participantId, Person line) {
        var input = new HashMap<String, Object>();
        input.put("commandId", commandIds.of("enrollment", line));
        input.put("programId", programId);
        input.put("participantId", participantId);
        input.put("role", line.role().name());
        var capacity = line.capacity();
        if (capacity != null) {
            input.put("capacity", capacity);
        }
        return input;
    }

    private JsonNode accepted(String document, String mutation, Map<String, ?> input) {
        var payload = api.execute(document, Map.of("input", input)).path(mutation);
        var refusal = payload.at("/userErrors/0");
        if (!refusal.isMissingNode()) {
            throw new CliFailure(
                    refusal.at("/code").asString(), refusal.at("/message").asString());
        }
        return payload;
    }
}
