package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.envelope.ActorRole;

@DisplayName("A running service whose disk")
class DiskFaultsTest {

    private static final String SYNC = "fsync,fdatasync";
    private static final String WRITE = "pwrite64,write,ftruncate,fallocate";

    @TempDir
    private Path data;

    private String staff() {
        return LocalService.token(data, "administrator", ActorRole.ADMIN);
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
    private void hasJust(ChildService service, List<String> names) {
        assertThat(people(service)).containsExactlyInAnyOrderElementsOf(names);
        assertThat(service.api().auditLog(staff(), Map.of(), "type")).hasSize(names.size());
    }

    @Test
    @DisplayName("fails refuses commands as UNAVAILABLE, shows it in its health, reads on, and recovers by itself")
    void failing() throws Exception {
        assumeTrue(DiskFault.isPossible(), "not run: this needs strace, and the right to trace a process");
        var stored = new ArrayList<String>();
        try (var service = ChildService.start(data)) {
            failing(service, "events.db", "eventStore", SYNC, "EIO", stored);
            failing(service, "events.db", "eventStore", SYNC, "ENOSPC", stored);
            failing(service, "events.db", "eventStore", WRITE, "ENOSPC", stored);
            failing(service, "events.db", "eventStore", WRITE, "EROFS", stored);
            failing(service, "keys.db", "keys", SYNC, "EIO", stored);
        }
        try (var service = ChildService.start(data)) {
            hasJust(service, stored);
        }
    }

    private void failing(
            ChildService service, String file, String part, String calls, String error, List<String> stored)
            throws Exception {
        var name = String.join(" ", "Person", part, calls.substring(0, 2), error);
        try (var _ = DiskFault.begin(
                service.pid(), calls, error, List.of(data.resolve(file), data.resolve(file + "-wal")))) {
            assertThat(register(service, name).code()).isEqualTo("UNAVAILABLE");
            assertThat(health(service).await(part, "DOWN").at("/error").asString())
                    .contains(file + " takes no writes");
            assertThat(people(service)).containsExactlyInAnyOrderElementsOf(stored);
        }
        health(service).awaitUp();
        assertThat(register(service, name).accepted().at("/version").asLong()).isZero();
        stored.add(name);
        hasJust(service, stored);
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
                health(service).awaitStatus("DOWN");
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
