package org.mentorship.api.cli.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.cli.ApiClient;
import org.mentorship.contract.enrollment.Role;
import tools.jackson.databind.JsonNode;

/**
 * Who is there already, by e-mail address, and with which places in the programme. Read through the API, which shows
 * addresses to coordinators; who was erased has none and is known no more.
 */
final class KnownPeople {

    private static final String PEOPLE = """
            query ImportKnows($first: Int!, $after: String) {
              participants(first: $first, after: $after) {
                nodes { id version name email timeZone languages expertise interests soughtSkills industry seniority }
                pageInfo { hasNextPage endCursor }
              }
            }
            """;

    private static final String PLACES = """
            query ImportKnowsPlaces($first: Int!, $after: String, $filter: EnrollmentFilter) {
              enrollments(first: $first, after: $after, filter: $filter) {
                nodes { id version role status capacity participant { id } }
                pageInfo { hasNextPage endCursor }
              }
            }
            """;

    private static final int PAGE = 100;

    private final Map<String, List<Known>> people = new HashMap<>();
    private final Map<Held, Place> places = new HashMap<>();

    /**
     * Somebody whom the service knows.
     *
     * @param profile the person's fields, as the API names them
     */
    record Known(String id, long version, JsonNode profile) {}

    /** A place in the programme; one that was withdrawn stays as it is. */
    record Place(String id, long version, int capacity, boolean withdrawn) {}

    private record Held(String participantId, String role) {}

    private KnownPeople() {}

    static KnownPeople read(ApiClient api, String programId) {
        var known = new KnownPeople();
        pages(api, PEOPLE, "participants", Map.of(), known::person);
        pages(api, PLACES, "enrollments", Map.of("filter", Map.of("programId", programId)), known::place);
        return known;
    }

    private static void pages(
            ApiClient api, String document, String connection, Map<String, ?> more, Consumer<JsonNode> node) {
        var variables = new HashMap<String, @Nullable Object>(more);
        variables.put("first", PAGE);
        JsonNode page;
        do {
            page = api.execute(document, variables).path(connection);
            page.path("nodes").forEach(node);
            variables.put("after", page.at("/pageInfo/endCursor").asString(null));
        } while (page.at("/pageInfo/hasNextPage").asBoolean());
    }

    private void person(JsonNode node) {
        var email = node.path("email").asString("");
        if (!email.isEmpty()) {
            people.computeIfAbsent(Person.key(email), _ -> new ArrayList<>())
                    .add(new Known(
                            node.path("id").asString(), node.path("version").asLong(), node));
        }
    }

    private void place(JsonNode node) {
        places.put(
                new Held(
                        node.at("/participant/id").asString(""),
                        node.path("role").asString()),
                new Place(
                        node.path("id").asString(),
                        node.path("version").asLong(),
                        node.path("capacity").asInt(),
                        node.path("status").asString("").equals("WITHDRAWN")));
    }

    /** Everybody with this address: nothing keeps two people from being registered with the same one by hand. */
    List<Known> with(String key) {
        return people.getOrDefault(key, List.of());
    }

    /** The place of a person in a role, also a former one. */
    Optional<Place> place(Known person, Role role) {
        return Optional.ofNullable(places.get(new Held(person.id(), role.name())));
    }
}
