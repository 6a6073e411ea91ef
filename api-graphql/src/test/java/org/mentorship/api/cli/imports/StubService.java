package org.mentorship.api.cli.imports;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.mentorship.contract.id.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers an import from memory, refuses what it is told to refuse, and can break off as a killed service does. */
final class StubService implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PAGE = 2;

    private final HttpServer server;
    private final Map<String, ObjectNode> people = new LinkedHashMap<>();
    private final Map<String, ObjectNode> places = new LinkedHashMap<>();
    private final List<JsonNode> mutations = new ArrayList<>();
    private final AtomicInteger answersLeft = new AtomicInteger(Integer.MAX_VALUE);
    private Function<JsonNode, Optional<String>> script = _ -> Optional.empty();

    StubService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/graphql", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers some requests otherwise than by what is known. */
    void answer(Function<JsonNode, Optional<String>> otherwise) {
        script = otherwise;
    }

    /** Answers so many mutations; later ones still take effect, but nobody is told. */
    void breakOffAfter(int answers) {
        answersLeft.set(answers);
    }

    void goOn() {
        answersLeft.set(Integer.MAX_VALUE);
    }

    /** The inputs of all mutations until now, in order of arrival. */
    synchronized List<JsonNode> mutations() {
        return List.copyOf(mutations);
    }

    synchronized void forgetMutations() {
        mutations.clear();
    }

    synchronized List<JsonNode> people() {
        return List.copyOf(people.values());
    }

    synchronized List<JsonNode> places() {
        return List.copyOf(places.values());
    }

    /** Somebody whom a coordinator has registered by hand. */
    synchronized void register(String name, String email) {
        var input = JSON.createObjectNode();
        input.put("commandId", "by-hand-" + name);
        input.put("name", name);
        input.put("email", email);
        register(input);
    }

    /** Everybody leaves the programme. */
    synchronized void withdrawAll() {
        places.values().forEach(place -> place.put("status", "WITHDRAWN"));
    }

    private void handle(HttpExchange exchange) throws IOException {
        var request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        var isMutation = request.path("query").asString().startsWith("mutation");
        var answer = script.apply(request).orElseGet(() -> known(request)).getBytes(StandardCharsets.UTF_8);
        if (isMutation && answersLeft.getAndDecrement() <= 0) {
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(200, answer.length);
        try (var body = exchange.getResponseBody()) {
            body.write(answer);
        }
    }

    private synchronized String known(JsonNode request) {
        var document = request.path("query").asString();
        var input = request.at("/variables/input");
        if (!input.isMissingNode()) {
            mutations.add(input);
        }
        var operation = document.replaceAll("(?s)^\\w+ (\\w+).*", "$1");
        return switch (operation) {
            case "ImportInto" ->
                "{\"data\":{\"program\":{\"name\":\"P\",\"enrollmentOpen\":true,\"archivedAt\":null}}}";
            case "ImportKnows" -> page("participants", people(), request);
            case "ImportKnowsPlaces" -> page("enrollments", places(), request);
            case "ImportPerson" -> {
                register(input);
                yield accepted("registerParticipant");
            }
            case "ImportCorrection" -> {
                var person = existing(people, input.path("participantId"));
                input.propertyNames().forEach(field -> person.set(field, input.path(field)));
                yield accepted("updateProfile");
            }
            case "ImportEnrollment" -> {
                enrol(input);
                yield accepted("enroll");
            }
            case "ImportCapacity" -> {
                existing(places, input.path("enrollmentId"))
                        .put("capacity", input.path("capacity").asInt());
                yield accepted("changeCapacity");
            }
            default -> throw new IllegalArgumentException(document);
        };
    }

    private void register(JsonNode input) {
        var person = (ObjectNode) input.deepCopy();
        var id = Ids.participant(input.path("commandId").asString()).value();
        person.put("id", id);
        person.put("version", 0);
        people.put(id, person);
    }

    private static ObjectNode existing(Map<String, ObjectNode> things, JsonNode id) {
        return Objects.requireNonNull(things.get(id.asString()), id::asString);
    }

    private void enrol(JsonNode input) {
        var place = JSON.createObjectNode();
        var participant = input.path("participantId").asString();
        var id = "enr_" + participant + input.path("role").asString();
        place.put("id", id);
        place.put("version", 0);
        place.put("status", "ACTIVE");
        place.put("role", input.path("role").asString());
        place.put("capacity", input.path("capacity").asInt(1));
        place.putObject("participant").put("id", participant);
        places.put(id, place);
    }

    private static String accepted(String mutation) {
        return "{\"data\":{\"%s\":{\"version\":0,\"participant\":null,\"userErrors\":[]}}}".formatted(mutation);
    }

    private static String page(String connection, List<JsonNode> all, JsonNode request) {
        var from = request.at("/variables/after").asInt(0);
        var to = Math.min(from + PAGE, all.size());
        return "{\"data\":{\"%s\":{\"nodes\":%s,\"pageInfo\":{\"hasNextPage\":%b,\"endCursor\":\"%d\"}}}}"
                .formatted(connection, all.subList(from, to), to < all.size(), to);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
