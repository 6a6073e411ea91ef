package org.mentorship.probe;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.id.ProgramId;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Fields that do what one can do to a transport. */
@Controller
class ProbeController {

    static final String SECRET = "Ada Lovelace, ada@example.org";

    private final AtomicInteger touched = new AtomicInteger();
    private final Map<String, Queue<Sinks.One<String>>> held = new ConcurrentHashMap<>();
    private final Set<String> going = ConcurrentHashMap.newKeySet();

    record Viewer(
            String subject,
            List<String> roles,
            @Nullable String participantId,
            @Nullable String traceId) {}

    record Node(String id) {}

    @QueryMapping
    Viewer viewer(Caller caller) {
        return new Viewer(
                caller.subject(),
                caller.roles().stream().map(Enum::name).sorted().toList(),
                caller.participant().map(Object::toString).orElse(null),
                caller.traceId());
    }

    @QueryMapping
    @Nullable String echo(@Argument @Nullable String text) {
        return text;
    }

    @QueryMapping
    Node node(@Argument String id) {
        return new Node(id);
    }

    @QueryMapping
    List<Node> nodes(@Argument int first) {
        return IntStream.range(0, first).mapToObj(i -> new Node("n" + i)).toList();
    }

    /** The caller is there in batch loaders as well. */
    @BatchMapping(typeName = "Node")
    List<Node> child(List<Node> nodes, @ContextValue Caller caller) {
        return nodes.stream()
                .map(node -> new Node(node.id() + "." + caller.subject()))
                .toList();
    }

    @SchemaMapping(typeName = "Node")
    List<Node> children(Node node) {
        return List.of(new Node(node.id() + ".0"));
    }

    @QueryMapping
    String forbidden() {
        throw GraphQlErrors.forbidden();
    }

    @QueryMapping
    String missing() {
        throw GraphQlErrors.notFound("programme");
    }

    @QueryMapping
    String broken() {
        throw new IllegalStateException(SECRET);
    }

    @QueryMapping
    String badId(@Argument String id) {
        return new ProgramId(id).value();
    }

    @QueryMapping
    Mono<String> slow() {
        return Mono.never();
    }

    /** Answered when its key is released. */
    @QueryMapping
    Mono<String> held(@Argument String key) {
        var answer = Sinks.<String>one();
        held.computeIfAbsent(key, _ -> new ConcurrentLinkedQueue<>()).add(answer);
        return answer.asMono();
    }

    /** How many are held. */
    @QueryMapping
    int waiting(@Argument String key) {
        var answers = held.get(key);
        return answers == null ? 0 : answers.size();
    }

    /** How many were held. */
    @MutationMapping
    int release(@Argument String key) {
        var answers = held.remove(key);
        if (answers == null) {
            return 0;
        }
        answers.forEach(answer -> answer.tryEmitValue(key));
        return answers.size();
    }

    @QueryMapping
    boolean going(@Argument String key) {
        return going.contains(key);
    }

    @MutationMapping
    int touch() {
        return touched.incrementAndGet();
    }

    @SubscriptionMapping
    Flux<Integer> ticks(@Argument int count) {
        return Flux.range(1, count);
    }

    @SubscriptionMapping
    Flux<Integer> forever() {
        return Flux.concat(Flux.just(1), Flux.never());
    }

    /** One event and then silence; {@code going} tells whether somebody listens. */
    @SubscriptionMapping
    Flux<Integer> stays(@Argument String key) {
        return Flux.concat(Flux.just(1), Flux.<Integer>never())
                .doOnSubscribe(_ -> going.add(key))
                .doFinally(_ -> going.remove(key));
    }

    @SubscriptionMapping
    Flux<Integer> fails() {
        return Flux.concat(Flux.just(1), Flux.error(new IllegalStateException(SECRET)));
    }

    @SubscriptionMapping
    Flux<Integer> refused() {
        return Flux.error(GraphQlErrors.notFound("mentorship"));
    }
}
