package org.mentorship.command.mentorship;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.StreamId;
import org.mentorship.contract.mentorship.MatchCommand.ProposeMatch;
import org.mentorship.contract.mentorship.MatchCommand.RequestMentor;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MentorshipCommand;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Revealer;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.stored.EventJson;

/** Walks through mentorships by random commands, sensible and not, reproducibly from a seed. */
@DisplayName("Whatever is asked of a mentorship")
class RandomWalkTest {

    private static final int WALKS = 60;
    private static final int STEPS = 600;

    static LongStream seeds() {
        return LongStream.range(0, WALKS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("is decided without failing, and what was decided folds to the same state from its stored form")
    void walks(long seed) {
        var walk = new Walk(seed);
        walk.go(STEPS);
        assertThat(walk.folded(RandomWalkTest::storedAndRead)).isEqualTo(walk.state);
        assertThat(walk.folded(RandomWalkTest::sealed))
                .as("no book keeps a protected text")
                .isEqualTo(walk.state);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("tells by the end of its stream whether it is over")
    void tellsItsEnd(long seed) {
        var walk = new Walk(seed);
        walk.go(STEPS);
        MentorshipState state = null;
        var over = false;
        for (var recorded : walk.log) {
            state = MentorshipState.evolve(state, recorded.event(), recorded.at());
            over = switch (LifeSign.of(recorded.event())) {
                case GOES_ON -> false;
                case OVER -> true;
                case EITHER -> over;
            };
            assertThat(over)
                    .as("after %s", recorded.event())
                    .isEqualTo(state instanceof MentorshipState.Over || state instanceof MentorshipState.Closed);
        }
    }

    @Test
    @DisplayName("all kinds of commands but those that begin one are accepted somewhere on these walks")
    void reachesEverything() {
        var accepted = new HashSet<Class<?>>();
        seeds().forEach(seed -> {
            var walk = new Walk(seed);
            walk.go(STEPS);
            accepted.addAll(walk.accepted);
        });
        assertThat(accepted)
                .containsExactlyInAnyOrderElementsOf(Walk.COMMANDS.stream()
                        .filter(type -> type != ProposeMatch.class && type != RequestMentor.class)
                        .toList());
    }

    private static MentorshipEvent storedAndRead(MentorshipEvent event) {
        try {
            var mapper = EventJson.mapper();
            return mapper.readValue(mapper.writeValueAsBytes(event), event.getClass());
        } catch (IOException e) {
            throw new IllegalStateException(event.toString(), e);
        }
    }

    /** The event as folds get it after the event store: ciphertext in place of protected texts, at any depth. */
    private static MentorshipEvent sealed(MentorshipEvent event) {
        return (MentorshipEvent) sealedRecord(event);
    }

    private static Object sealedRecord(Object record) {
        try {
            var components = record.getClass().getRecordComponents();
            var values = new Object[components.length];
            for (var i = 0; i < components.length; i++) {
                values[i] = sealed(
                        components[i].getAccessor().invoke(record), components[i].isAnnotationPresent(Protected.class));
            }
            return constructor(record.getClass()).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.toString(), e);
        }
    }

    private static @Nullable Object sealed(@Nullable Object value, boolean isProtected) {
        return switch (value) {
            case List<?> list ->
                list.stream().map(item -> sealed(item, isProtected)).toList();
            case String text when isProtected -> token(text);
            case StreamId id -> id;
            case Record record -> sealedRecord(record);
            case null, default -> value;
        };
    }

    /** As long as the true one: 12 bytes of nonce before, 16 of tag after the ciphertext. */
    private static String token(String text) {
        return Revealer.TOKEN_PREFIX
                + "mnt_1:event:"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(new byte[12 + text.getBytes(StandardCharsets.UTF_8).length + 16]);
    }

    private static Constructor<?> constructor(Class<?> type) throws ReflectiveOperationException {
        var types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor;
    }

    private record Recorded(MentorshipEvent event, Instant at) {}

    /** One walk. */
    private static final class Walk {

        private static final List<Class<?>> COMMANDS =
                leaves(MentorshipCommand.class).toList();

        private final Random random;
        private final RandomValues values;
        private final List<Recorded> log = new ArrayList<>();
        private final Set<Class<?>> accepted = new HashSet<>();
        private Instant now = Story.START;
        private MentorshipState state;
        private int commands;

        private Walk(long seed) {
            random = new Random(seed);
            values = new RandomValues(random);
            var members = members();
            var format = members.size() == 2
                    ? Format.ONE_ON_ONE
                    : members.getFirst().role() == Role.PEER ? Format.PEER : Format.GROUP;
            state = record(null, Story.proposed(format, members));
            // Most proposals come to nothing under random commands; most walks begin after the start.
            var begun = Story.upToTheStart(format, Story.TERMS, members);
            var until = random.nextInt(3) > 0 ? begun.size() : 1 + random.nextInt(begun.size());
            for (var event : begun.subList(1, until)) {
                state = record(state, event);
            }
        }

        private List<Member> members() {
            return switch (random.nextInt(3)) {
                case 0 -> List.of(Story.member(Story.ANN, Role.MENTOR), Story.member(Story.BOB, Role.MENTEE));
                case 1 ->
                    List.of(
                            Story.member(Story.ANN, Role.MENTOR),
                            Story.member(Story.BOB, Role.MENTEE),
                            Story.member(Story.CEM, Role.MENTEE));
                default ->
                    List.of(
                            Story.member(Story.ANN, Role.PEER),
                            Story.member(Story.BOB, Role.PEER),
                            Story.member(Story.CEM, Role.PEER));
            };
        }

        private static Stream<Class<?>> leaves(Class<?> type) {
            return type.isSealed()
                    ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Walk::leaves)
                    : Stream.of(type);
        }

        private void go(int steps) {
            var decider = Story.decider();
            for (var i = 0; i < steps; i++) {
                now = now.plus(
                        hasStarted() ? Duration.ofHours(random.nextInt(48)) : Duration.ofMinutes(random.nextInt(300)));
                var command = command();
                var context = new DecisionContext(now, actor().envelope("walk-" + commands++), command.streamId());
                if (decider.decide(state, command, context) instanceof Decision.Accepted<MentorshipEvent>(var events)) {
                    events.forEach(event -> state = record(state, event));
                    if (!events.isEmpty()) {
                        accepted.add(command.getClass());
                    }
                }
            }
        }

        private boolean hasStarted() {
            return state.journey().startedAt() != null;
        }

        private MentorshipState record(@Nullable MentorshipState before, MentorshipEvent event) {
            log.add(new Recorded(event, now));
            values.learn(event);
            return MentorshipState.evolve(before, event, now);
        }

        /** The end is put off, so that walks are long. */
        private MentorshipCommand command() {
            while (true) {
                var type = COMMANDS.get(random.nextInt(COMMANDS.size()));
                var ends = type.getName().contains("Closure")
                        || type.getSimpleName().equals("Pause");
                if (!ends || random.nextInt(12) == 0) {
                    return (MentorshipCommand) values.of(type, now);
                }
            }
        }

        private Actor actor() {
            var person = List.of(Story.ANN, Story.BOB, Story.CEM, Story.EVE).get(random.nextInt(4));
            return switch (random.nextInt(8)) {
                case 0 -> Actor.coordinator();
                case 1 -> Actor.coordinator().because("Because");
                case 2 -> Actor.coordinatorFor(person);
                case 3 -> Actor.automation();
                default -> Actor.by(person);
            };
        }

        private MentorshipState folded(UnaryOperator<MentorshipEvent> read) {
            MentorshipState folded = null;
            for (var recorded : log) {
                folded = MentorshipState.evolve(folded, read.apply(recorded.event()), recorded.at());
            }
            return Objects.requireNonNull(folded);
        }
    }
}
