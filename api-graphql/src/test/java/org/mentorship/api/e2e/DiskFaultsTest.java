package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorship.contract.envelope.ActorRole;

@DisplayName("A running service whose disk")
class DiskFaultsTest {

    private static final String SYNC = "fsync,fdatasync";
    private static final String WRITE = "pwrite64,write,ftruncate,fallocate";

    @TempDir
    private Path data;

    private String staff() {
        return LocalService.token(data, "coordinator", ActorRole.COORDINATOR);
    }

    private HealthPage health(ChildService service) {
        return new HealthPage(service.api(), LocalService.token(data, "admin", ActorRole.ADMIN));
    }

    /** A person's registration; the name tells one from the other. */
    private Api.Result register(ChildService service, String name) {
        var input = new HashMap<>(Cast.person(name));
        input.put("commandId", "register-" + name.replace(' ', '-'));
        return service.api().mutate(staff(), "registerParticipant", input, "participant { id name }");
    }

    private List<String> people(ChildService service) {
        return service.api()
                .query(staff(), "participants", "(first: 100) { nodes { name } }")
                .accepted()
                .at("/nodes")
                .valueStream()
                .map(person -> person.at("/name").asString())
                .toList();
    }

    /** The log has the events of these people, and no other. */
    private void hasJust(ChildService service, String... names) {
        assertThat(people(service)).containsExactlyInAnyOrder(names);
        assertThat(service.api().auditLog(staff(), Map.of(), "type")).hasSize(names.length);
    }

    @ParameterizedTest(name = "fails to {0} with {1}")
    @CsvSource({"sync, EIO", "sync, ENOSPC", "write, EIO", "write, ENOSPC", "write, EROFS"})
    @DisplayName("refuses commands as UNAVAILABLE, shows it in its health, reads on, and recovers by itself")
    void failing(String what, String error) throws Exception {
        assumeTrue(DiskFault.isPossible(), "not run: this needs strace, and the right to trace a process");
        var calls = what.equals("sync") ? SYNC : WRITE;
        var files = List.of(data.resolve("events.db"), data.resolve("events.db-wal"));
        try (var service = ChildService.start(data)) {
            register(service, "Ada").accepted();

            try (var _ = DiskFault.begin(service.pid(), calls, error, files)) {
                assertThat(register(service, "Grace").code()).isEqualTo("UNAVAILABLE");
                assertThat(health(service)
                                .await("eventStore", "DOWN")
                                .at("/error")
                                .asString())
                        .contains("events.db takes no writes");
                assertThat(people(service)).containsExactly("Ada");
                assertThat(register(service, "Edith").code()).isEqualTo("UNAVAILABLE");
            }

            health(service).awaitUp();
            assertThat(register(service, "Grace").accepted().at("/version").asLong())
                    .isZero();
            hasJust(service, "Ada", "Grace");
        }
        try (var service = ChildService.start(data)) {
            hasJust(service, "Ada", "Grace");
        }
    }

    @Test
    @DisplayName("cannot store keys refuses those who need one, and shows it in its health")
    void keys() throws Exception {
        assumeTrue(DiskFault.isPossible(), "not run: this needs strace, and the right to trace a process");
        var files = List.of(data.resolve("keys.db"), data.resolve("keys.db-wal"));
        try (var service = ChildService.start(data)) {
            try (var _ = DiskFault.begin(service.pid(), SYNC, "EIO", files)) {
                assertThat(register(service, "Grace").code()).isEqualTo("UNAVAILABLE");
                assertThat(health(service).await("keys", "DOWN").at("/error").asString())
                        .contains("keys.db takes no writes");
            }
            health(service).awaitUp();
            register(service, "Grace").accepted();
            hasJust(service, "Grace");
        }
    }

    @Test
    @DisplayName("is full refuses commands as UNAVAILABLE, reads on, and takes them again when there is room")
    void full() throws Exception {
        try (var disk = SmallDisk.at(data)) {
            assumeTrue(disk.isMounted(), "not run: this needs the right to mount a file system in memory");
            try (var service = ChildService.start(data)) {
                register(service, "Ada").accepted();
                var filling = disk.fill();

                var stored = 0;
                while (register(service, "Person " + stored).code().isEmpty()) {
                    stored++;
                }
                assertThat(register(service, "Grace").code()).isEqualTo("UNAVAILABLE");
                health(service).await("eventStore", "DOWN");
                assertThat(people(service)).hasSize(stored + 1).contains("Ada");

                Files.delete(filling);
                health(service)
                        .await("eventStore", "DEGRADED"); // such a disk is never large enough to be called healthy
                register(service, "Grace").accepted();
                assertThat(people(service)).hasSize(stored + 2).contains("Ada", "Grace");
            }
            try (var service = ChildService.start(data)) {
                assertThat(people(service)).contains("Ada", "Grace");
            }
        }
    }
}
