package org.mentorship.command.mentorship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasProperty;
import static org.hamcrest.Matchers.instanceOf;
import static org.mentorship.command.Fixtures.rejected;
import static org.mentorship.command.mentorship.MentorshipSteps.COMMAND_ID;
import static org.mentorship.command.mentorship.MentorshipSteps.LATER;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorship.command.axon.CommandDesk;
import org.mentorship.command.axon.Fingerprints;
import org.mentorship.command.axon.Freshness;
import org.mentorship.command.axon.Keeping;
import org.mentorship.command.axon.RememberedSealing;
import org.mentorship.command.axon.StreamTarget;
import org.mentorship.command.mentorship.MentorshipSteps.Refused;
import org.mentorship.command.mentorship.MentorshipSteps.Taken;
import org.mentorship.contract.CommandOutcome.Accepted;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.CareCommand.Pause;
import org.mentorship.contract.mentorship.CareCommand.Resume;
import org.mentorship.contract.mentorship.CareEvent.ConcernRaised;
import org.mentorship.contract.mentorship.MentorshipCommand;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.mentorship.Severity;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.stored.EventJson;

@DisplayName("The shell of a mentorship")
class MentorshipAggregateTest {

    static Stream<Taken> taken() {
        return MentorshipSteps.taken().stream();
    }

    static Stream<Refused> refused() {
        return MentorshipSteps.refused().stream();
    }

    private static TestExecutor<MentorshipAggregate> given(List<MentorshipEvent> events) {
        return given(events, new Fingerprints(new byte[32]));
    }

    private static TestExecutor<MentorshipAggregate> given(List<MentorshipEvent> events, Fingerprints fingerprints) {
        FixtureConfiguration<MentorshipAggregate> fixture = new AggregateTestFixture<>(MentorshipAggregate.class)
                .registerCommandTargetResolver(new StreamTarget())
                .registerInjectableResource(new CommandDesk(
                        Clock.fixed(LATER, ZoneOffset.UTC), fingerprints, Freshness.SINGLE_WRITER, Keeping.EVERYTHING))
                .registerInjectableResource(Story.decider());
        return events.isEmpty()
                ? fixture.givenNoPriorActivity()
                : fixture.givenCurrentTime(Story.START).andGiven(events);
    }

    private static Map<String, String> metadata(Actor actor) {
        return actor.envelope(COMMAND_ID).toMetadata();
    }

    private static CommandMessage<MentorshipCommand> message(Actor actor, MentorshipCommand command) {
        return GenericCommandMessage.<MentorshipCommand>asCommandMessage(command)
                .withMetaData(metadata(actor));
    }

    @Test
    @DisplayName("is tried with every command there is, accepted and refused")
    void everyCommand() {
        var all = leaves(MentorshipCommand.class).map(Class::getSimpleName).toList();
        assertThat(taken().map(step -> step.command().getClass().getSimpleName()))
                .containsExactlyInAnyOrderElementsOf(all)
                .doesNotHaveDuplicates();
        assertThat(refused().map(step -> step.command().getClass().getSimpleName()))
                .containsAll(all);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(MentorshipAggregateTest::leaves)
                : Stream.of(type);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    @DisplayName("appends what was decided, under the envelope of the command")
    void accepts(Taken step) {
        given(step.given())
                .when(step.command(), metadata(step.actor()))
                .expectSuccessfulHandlerExecution()
                .expectEvents(step.events().toArray())
                .expectResultMessageMatching(hasProperty("payload", instanceOf(Accepted.class)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    @DisplayName("appends nothing when a rule refuses, and answers with its code")
    void refuses(Refused step) {
        given(step.given())
                .when(step.command(), metadata(step.actor()))
                .expectNoEvents()
                .expectResultMessageMatching(rejected(step.code()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    @DisplayName("answers a repeated command as before, without a second effect")
    void repeats(Taken step) {
        var version = step.given().size() + step.events().size() - 1L;
        var createdIds = step.events().stream()
                .map(CreatedIds::of)
                .filter(Objects::nonNull)
                .toList();
        given(step.given())
                .andGivenCommands(message(step.actor(), step.command()))
                .when(step.command(), metadata(step.actor()))
                .expectNoEvents()
                .expectResultMessagePayload(
                        new Accepted(step.command().mentorshipId().value(), version, createdIds));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    @DisplayName("remembers a command by what goes with its texts, unless all that it says is in its events in plain")
    void remembers(Taken step) {
        if (!isSealed(step)) {
            assertThat(words(step.events())).containsAll(words(step.command()));
        }
    }

    private static List<String> words(Object said) {
        return words(EventJson.mapper().<JsonNode>valueToTree(said)).toList();
    }

    private static Stream<String> words(JsonNode node) {
        return node.isTextual()
                ? Stream.of(node.textValue())
                : node.valueStream().flatMap(MentorshipAggregateTest::words);
    }

    private static boolean isSealed(Taken step) {
        var sealing = new RememberedSealing();
        given(step.given(), new Fingerprints(() -> new byte[32], sealing))
                .when(step.command(), metadata(step.actor()))
                .expectSuccessfulHandlerExecution();
        return sealing.sealed() > 0;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    @DisplayName("refuses the same command id with other content")
    void otherContent(Taken step) {
        var other = step.command() instanceof Resume ? new Pause(Story.ID, "Other", null) : new Resume(Story.ID);
        given(step.given())
                .andGivenCommands(message(step.actor(), step.command()))
                .when(other, metadata(step.actor()))
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.IDEMPOTENCY_CONFLICT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    @DisplayName("refuses a command that expects another version, and takes one that expects the right one")
    void versions(Taken step) {
        var right = step.given().size() - 1L;
        given(step.given())
                .when(step.command(), expecting(step.actor(), right + 1))
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.VERSION_CONFLICT));
        given(step.given())
                .when(step.command(), expecting(step.actor(), right))
                .expectEvents(step.events().toArray());
    }

    @Test
    @DisplayName("counts for a member only what they see: what another one keeps from them neither conflicts nor shows")
    void keptBack() {
        var given = new ArrayList<MentorshipEvent>(Story.upToTheStart(
                Format.ONE_ON_ONE,
                Story.TERMS,
                List.of(Story.member(Story.ANN, Role.MENTOR), Story.member(Story.BOB, Role.MENTEE))));
        var open = given.size() - 1L;
        given.add(new ConcernRaised(Story.ID, "con_1", Story.BOB, Severity.HIGH, "He shouts."));
        var step = new Pause(Story.ID, null, null);

        given(given)
                .when(step, reading(Story.ANN, open + 1))
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.VERSION_CONFLICT));
        given(given)
                .when(step, reading(Story.ANN, open))
                .expectResultMessagePayload(new Accepted(Story.ID.value(), open + 2, List.of(), 1));
        given(given)
                .when(step, reading(Story.BOB, open + 1))
                .expectResultMessagePayload(new Accepted(Story.ID.value(), open + 2, List.of(), 0));
        assertThat(new Accepted(Story.ID.value(), open + 2, List.of(), 1).versionSeen())
                .isEqualTo(open + 1);
    }

    private static Map<String, String> reading(ParticipantId reader, long version) {
        var metadata = new HashMap<>(expecting(Actor.by(reader), version));
        metadata.put(Envelope.READER, reader.value());
        return metadata;
    }

    private static Map<String, String> expecting(Actor actor, long version) {
        var metadata = new HashMap<>(metadata(actor));
        metadata.put(Envelope.EXPECTED_VERSION, String.valueOf(version));
        return metadata;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    @DisplayName("knows no step in a mentorship that is not there, but the two that begin one")
    void notThere(Taken step) {
        if (step.given().isEmpty()) {
            return;
        }
        Story.empty().when(step.actor(), step.command()).refused(RejectionCode.NOT_FOUND, "mentorshipId");
    }
}
