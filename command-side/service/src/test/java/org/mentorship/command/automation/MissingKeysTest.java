package org.mentorship.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorship.command.Cohort.PROGRAM;
import static org.mentorship.command.Cohort.attributes;
import static org.mentorship.command.Cohort.enrollment;
import static org.mentorship.command.Cohort.person;
import static org.mentorship.command.Cohort.register;
import static org.mentorship.command.CommandSide.START;
import static org.mentorship.command.CommandSide.accepted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.privacy.SubjectKeysHealth;
import org.mentorship.contract.Command;
import org.mentorship.contract.Unavailable;
import org.mentorship.contract.enrollment.EnrollmentCommand.Enroll;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.health.PartHealth;
import org.mentorship.contract.mentorship.CareCommand.Pause;
import org.mentorship.contract.mentorship.GrowthCommand.Recognise;
import org.mentorship.contract.mentorship.GrowthEvent.Recognised;
import org.mentorship.contract.participant.ParticipantCommand.UpdateProfile;
import org.mentorship.contract.participant.ParticipantEvent.ParticipantRegistered;
import org.mentorship.contract.time.ServiceClock;

@DisplayName("Where the file of keys is older than the log, and keys of texts are missing")
class MissingKeysTest {

    private final Path directory;
    private final ServiceClock clock = ServiceClock.simulatedFrom(START);
    private AutomatedService service;

    MissingKeysTest(@TempDir Path directory) {
        this.directory = directory;
        this.service = new AutomatedService(directory, clock, AutomatedService.Parts.real());
    }

    @AfterEach
    void close() {
        service.close();
        GenericEventMessage.clock = Clock.systemUTC();
    }

    private void restartWith(byte[] keys) throws IOException {
        service.close();
        Files.write(directory.resolve("keys.db"), keys);
        service = new AutomatedService(directory, clock, AutomatedService.Parts.real());
    }

    private byte[] keys() throws IOException {
        service.close();
        var bytes = Files.readAllBytes(directory.resolve("keys.db"));
        service = new AutomatedService(directory, clock, AutomatedService.Parts.real());
        return bytes;
    }

    private List<String> names() {
        return service.log().stream()
                .flatMap(logged -> switch (logged.event()) {
                    case ParticipantRegistered e -> Stream.of(e.name());
                    case Recognised e -> Stream.of(e.text());
                    default -> Stream.<String>empty();
                })
                .map(service.texts::reveal)
                .flatMap(Optional::stream)
                .toList();
    }

    @Test
    @DisplayName(
            "no other is made in their place: texts that need them wait, all else is taken, and nothing is lost when they are back")
    void refused() throws IOException {
        var older = keys();
        var cast = new Cast(service);
        cast.createProgram();
        cast.enrol(Role.MENTOR, 1, "ann");
        cast.enrol(Role.MENTEE, 1, "bob");
        accepted(service.asCoordinator(register("cem")));
        var mentorship = cast.acceptedPair("ann", "bob");
        service.settle();
        accepted(service.as(person("ann"), new Recognise(mentorship, person("bob"), "Well done.")));
        var newer = keys();
        var whole = names();
        assertThat(whole).hasSize(4);

        restartWith(older);
        for (var command : List.of(
                new Recognise(mentorship, person("bob"), "Again."),
                new UpdateProfile(person("ann"), "Ann", "ann@example.org", null, null, attributes()),
                new Enroll(
                        enrollment("cem", Role.MENTEE),
                        PROGRAM,
                        person("cem"),
                        Role.MENTEE,
                        1,
                        List.of("A woman, please."),
                        List.of()))) {
            assertRefused(command);
        }
        var health = new SubjectKeysHealth(service.keys).check();
        assertThat(health.state()).isEqualTo(PartHealth.State.DEGRADED);
        assertThat(health.details()).containsEntry("missing", 3);
        accepted(service.as(person("ann"), new Pause(mentorship, null, null)));

        restartWith(newer);
        assertThat(names()).isEqualTo(whole);
    }

    private void assertRefused(Command command) {
        assertThatThrownBy(() -> service.as(person("ann"), command))
                .as(command.getClass().getSimpleName())
                .isInstanceOf(Unavailable.class);
    }
}
