package org.mentorship.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.Cohort.attributes;
import static org.mentorship.command.Cohort.person;
import static org.mentorship.command.CommandSide.START;
import static org.mentorship.command.CommandSide.accepted;
import static org.mentorship.command.CommandSide.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.CommandSide;
import org.mentorship.command.axon.Fingerprints;
import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.contract.Command;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.GrowthCommand.Recognise;
import org.mentorship.contract.participant.ParticipantCommand.ErasePersonalData;
import org.mentorship.contract.participant.ParticipantCommand.RegisterParticipant;
import org.mentorship.contract.time.ServiceClock;

/** On the real store: as somebody tries it who knows what to guess, over the API or with the files. */
@DisplayName("What was erased cannot be confirmed")
class ErasedCommandsTest {

    private static final ParticipantId ZOE = person("zoe");
    private static final Command REGISTER = register("Zoe Secret");

    private final Path directory;
    private final ServiceClock clock = ServiceClock.simulatedFrom(START);
    private AutomatedService service;

    ErasedCommandsTest(@TempDir Path directory) {
        this.directory = directory;
        this.service = open();
    }

    private AutomatedService open() {
        return new AutomatedService(directory, clock, AutomatedService.Parts.real());
    }

    @AfterEach
    void close() {
        service.close();
        GenericEventMessage.clock = Clock.systemUTC();
    }

    private static RegisterParticipant register(String name) {
        return new RegisterParticipant(ZOE, name, "zoe@example.org", null, null, attributes());
    }

    private static Envelope staff(String commandId) {
        return CommandSide.envelope("coordinator-1", ActorRole.COORDINATOR, null, null, commandId);
    }

    private void restart() {
        service.close();
        service = open();
    }

    @Test
    @DisplayName("by sending a registration again: the right name and a wrong one are told the same")
    void ofAPerson() {
        var registered = accepted(service.send(REGISTER, staff("reg")));
        assertThat(service.send(REGISTER, staff("reg"))).isEqualTo(registered);
        restart();
        assertThat(service.send(REGISTER, staff("reg"))).isEqualTo(registered);
        assertThat(code(service.send(register("Zoe Sekret"), staff("reg"))))
                .isEqualTo(RejectionCode.IDEMPOTENCY_CONFLICT);

        var erased = accepted(service.send(new ErasePersonalData(ZOE), staff("erase")));

        for (var time : List.of("at once", "after a restart")) {
            var right = service.send(REGISTER, staff("reg"));
            assertThat(code(right)).as(time).isEqualTo(RejectionCode.IDEMPOTENCY_CONFLICT);
            assertThat(service.send(register("Zoe Sekret"), staff("reg")))
                    .as(time)
                    .isEqualTo(right);
            assertThat(service.send(new ErasePersonalData(ZOE), staff("erase")))
                    .as(time)
                    .isEqualTo(erased);
            restart();
        }
    }

    @Test
    @DisplayName("by sending a praise again, once the data of both is erased")
    void ofAMentorship() {
        var cast = new Cast(service);
        cast.assemble();
        var pair = cast.acceptedPair("ann", "bob");
        service.settle();
        var praised = accepted(service.send(praise(pair, "You were brave."), staff("praise")));
        erase("ann");
        assertThat(service.send(praise(pair, "You were brave."), staff("praise")))
                .isEqualTo(praised);

        erase("bob");

        for (var time : List.of("at once", "after a restart")) {
            var right = service.send(praise(pair, "You were brave."), staff("praise"));
            assertThat(code(right)).as(time).isEqualTo(RejectionCode.IDEMPOTENCY_CONFLICT);
            assertThat(service.send(praise(pair, "You were late."), staff("praise")))
                    .as(time)
                    .isEqualTo(right);
            restart();
        }
    }

    private static Recognise praise(MentorshipId pair, String words) {
        return new Recognise(pair, person("bob"), words);
    }

    private void erase(String name) {
        accepted(service.asCoordinator(new ErasePersonalData(person(name))));
        service.settle();
    }

    @Test
    @DisplayName("with the files and all keys, by fingerprints of guesses")
    void files() throws IOException {
        accepted(service.send(REGISTER, staff("reg")));
        accepted(service.send(new ErasePersonalData(ZOE), staff("erase")));
        service.close();

        var log = bytesOfTheLog();
        try (var keys = SubjectKeys.open(directory.resolve("keys.db"), directory.resolve("kek"), null, true)) {
            var guesses = new Fingerprints(keys.serviceSecret(AutomatedService.FINGERPRINTS));
            assertThat(log)
                    .as("the attempt works, as what was no secret shows")
                    .contains(guesses.of(new ErasePersonalData(ZOE), staff("erase")))
                    .doesNotContain(guesses.of(REGISTER, staff("reg")));
        }
        service = open();
    }

    private String bytesOfTheLog() throws IOException {
        var found = new StringBuilder();
        try (var files = Files.list(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                found.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return found.toString();
    }
}
