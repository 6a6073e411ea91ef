package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.envelope.ActorRole;

@DisplayName("The command rotate-keys")
class RotatedKeysTest {

    @TempDir
    private Path data;

    @Test
    @DisplayName("puts the keys of a stopped service under a new one, under which it then reads and writes as before")
    void rotates() throws Exception {
        String ada;
        try (var service = LocalService.start(data)) {
            ada = Cast.register(service.api(), staff(service), "Ada");
            var inUse = ChildProcess.run("rotate-keys", "--data", data.toString());
            assertThat(inUse.status()).isNotZero();
            assertThat(inUse.errors()).singleElement().asString().startsWith("mentorship: DATA_DIR_IN_USE");
        }
        var former = Files.readString(data.resolve("kek"));

        var rotated = ChildProcess.run("rotate-keys", "--data", data.toString());

        assertThat(rotated.errors()).isEmpty();
        assertThat(rotated.status()).isZero();
        assertThat(rotated.output().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches(
                                        "All \\d+ keys are under the new key-encryption key; \\d+ were put under it now\\."),
                        line -> assertThat(line).startsWith("It is in " + data.resolve("kek") + ". "),
                        line -> assertThat(line).contains("It is kept as " + data.resolve("kek.former")));
        assertThat(data.resolve("kek")).content().isNotEqualTo(former);
        try (var service = LocalService.start(data)) {
            assertThat(name(service, ada)).isEqualTo("Ada");
            assertThat(name(service, Cast.register(service.api(), staff(service), "Bob")))
                    .isEqualTo("Bob");
        }
    }

    @Test
    @DisplayName("names a key that opens with neither, and the service starts all the same")
    void damaged() throws Exception {
        String ada;
        try (var service = LocalService.start(data)) {
            ada = Cast.register(service.api(), staff(service), "Ada");
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("keys.db"));
                var statement =
                        connection.prepareStatement("UPDATE subject_key SET wrapped = x'00' WHERE subject = ?")) {
            statement.setString(1, ada);
            assertThat(statement.executeUpdate()).isOne();
        }

        var rotated = ChildProcess.run("rotate-keys", "--data", data.toString());

        assertThat(rotated.status()).isZero();
        assertThat(rotated.output()).contains(" keys but 1 are under the new");
        assertThat(rotated.errors()).singleElement().asString().contains("left as they are: " + ada + ".");
        try (var service = LocalService.start(data)) {
            assertThat(name(service, Cast.register(service.api(), staff(service), "Bob")))
                    .isEqualTo("Bob");
        }
    }

    private static String staff(LocalService service) {
        return service.token("coordinator", ActorRole.COORDINATOR);
    }

    private static String name(LocalService service, String person) {
        return service.api()
                .query(staff(service), "participant", "(id: \"" + person + "\") { name }")
                .accepted()
                .at("/name")
                .asString();
    }
}
