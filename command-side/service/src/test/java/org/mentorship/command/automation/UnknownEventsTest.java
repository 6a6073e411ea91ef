package org.mentorship.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.CommandSide.START;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.automation.AutomatedService.Parts;
import org.mentorship.contract.health.PartHealth.State;
import org.mentorship.contract.time.ServiceClock;

@DisplayName("The automations of a version that does not know an event")
class UnknownEventsTest {

    private static final String EVENT = "MatchAcceptedByAll";

    @TempDir
    private Path directory;

    private final ServiceClock clock = ServiceClock.simulatedFrom(START);

    private AutomatedService open(Parts parts) {
        return new AutomatedService(directory, clock, parts);
    }

    private void setRevision(String revision) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("events.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate("DROP TRIGGER IF EXISTS no_UPDATE");
            assertThat(statement.executeUpdate("UPDATE DomainEventEntry SET payloadRevision = '" + revision
                            + "' WHERE payloadType LIKE '%" + EVENT + "'"))
                    .isOne();
        }
    }

    @Test
    @DisplayName("stop before it and say so; what follows from it is done by one that does")
    void stopped() throws SQLException {
        String id;
        try (var service = open(Parts.unattended())) {
            new Cast(service).assemble();
            id = new Cast(service).acceptedPair("ann", "bob").value();
        }
        setRevision("99");
        try (var service = open(Parts.real())) {
            var health = new AutomationHealth(() -> Optional.of(service.runner.status()), Optional::empty);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(health.check().details().get("error"))
                            .asString()
                            .contains(EVENT, "revision 99"));

            assertThat(health.check().state()).isEqualTo(State.DEGRADED);
            assertThat(health.check().details()).containsEntry("following", false);
        }
        setRevision("1");
        try (var service = open(Parts.real())) {
            service.settle();

            assertThat(service.story(id)).endsWith("MentorshipStarted");
        }
    }
}
