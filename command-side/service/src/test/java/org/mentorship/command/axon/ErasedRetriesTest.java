package org.mentorship.command.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasProperty;
import static org.hamcrest.Matchers.instanceOf;
import static org.mentorship.command.Cohort.attributes;
import static org.mentorship.command.Cohort.person;
import static org.mentorship.command.Cohort.register;
import static org.mentorship.command.Fixtures.coordinator;
import static org.mentorship.command.Fixtures.rejected;

import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.command.Fixtures;
import org.mentorship.command.participant.ParticipantAggregate;
import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome.Accepted;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.participant.ParticipantCommand.ErasePersonalData;
import org.mentorship.contract.participant.ParticipantCommand.RegisterParticipant;
import org.mentorship.contract.participant.ParticipantEvent;
import org.mentorship.contract.participant.ParticipantEvent.ParticipantRegistered;
import org.mentorship.contract.participant.ParticipantEvent.PersonalDataErased;

@DisplayName("A command that comes again")
class ErasedRetriesTest {

    private static final ParticipantId ANN = person("ann");
    private static final Command WRONG =
            new RegisterParticipant(ANN, "Person bea", "ann@example.org", null, null, attributes());

    private final RememberedSealing sealing = new RememberedSealing();
    private final Fingerprints fingerprints = new Fingerprints(() -> new byte[32], sealing);

    private FixtureConfiguration<ParticipantAggregate> fixture() {
        return Fixtures.of(ParticipantAggregate.class, fingerprints);
    }

    private static CommandMessage<Command> sent(Command command, String commandId) {
        return GenericCommandMessage.<Command>asCommandMessage(command).withMetaData(coordinator(commandId));
    }

    private TestExecutor<ParticipantAggregate> registered() {
        return fixture().givenCommands(sent(register("ann"), "reg"));
    }

    /** As logs from before there were seals have it. */
    private EventMessage<?> former(ParticipantEvent event, Command command, String commandId) {
        var metadata = coordinator(commandId);
        return GenericEventMessage.asEventMessage(event)
                .withMetaData(metadata)
                .andMetaData(Map.of(Envelope.FINGERPRINT, fingerprints.of(command, Envelope.from(metadata))));
    }

    private TestExecutor<ParticipantAggregate> formerlyRegistered() {
        return fixture()
                .given(former(
                        new ParticipantRegistered(ANN, "Person ann", "ann@example.org", null, null, attributes()),
                        register("ann"),
                        "reg"));
    }

    private static void isAccepted(ResultValidator<ParticipantAggregate> result) {
        result.expectNoEvents().expectResultMessageMatching(hasProperty("payload", instanceOf(Accepted.class)));
    }

    private static void isConflict(ResultValidator<ParticipantAggregate> result) {
        result.expectNoEvents().expectResultMessageMatching(rejected(RejectionCode.IDEMPOTENCY_CONFLICT));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("is told from another one by its content while the key of its texts is there")
    void keyIsThere(boolean former) {
        isAccepted((former ? formerlyRegistered() : registered()).when(register("ann"), coordinator("reg")));
        isConflict((former ? formerlyRegistered() : registered()).when(WRONG, coordinator("reg")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("is refused like another one when the key of its texts is gone: nothing can be tested")
    void keyIsGone(boolean former) {
        var right = former ? formerlyRegistered() : registered();
        var wrong = former ? formerlyRegistered() : registered();
        sealing.destroy(ANN.value());

        isConflict(right.when(register("ann"), coordinator("reg")));
        isConflict(wrong.when(WRONG, coordinator("reg")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("and brought no texts is answered as before also when the key is gone, as the erasure itself is")
    void noTexts(boolean former) {
        var erase = new ErasePersonalData(ANN);
        var given = former
                ? formerlyRegistered().andGiven(former(new PersonalDataErased(ANN, List.of("name")), erase, "erase"))
                : registered().andGivenCommands(sent(erase, "erase"));
        sealing.destroy(ANN.value());

        isAccepted(given.when(erase, coordinator("erase")));
    }

    @Test
    @DisplayName("is remembered by what is sealed, and not by its fingerprint")
    void stored() {
        fixture()
                .givenNoPriorActivity()
                .when(register("ann"), coordinator("reg"))
                .expectEventsMatching(Matchers.exactSequenceOf(Matchers.matches((EventMessage<?> event) ->
                        "sealed 0".equals(event.getMetaData().get(Envelope.FINGERPRINT)))));
    }

    @Test
    @DisplayName("left no key behind if it was refused")
    void refused() {
        fixture()
                .givenNoPriorActivity()
                .when(new RegisterParticipant(ANN, "", "ann@example.org", null, null, attributes()), coordinator("reg"))
                .expectResultMessageMatching(rejected(RejectionCode.EMPTY_INPUT));

        assertThat(sealing.sealed()).isZero();
    }
}
