package org.mentorship.command.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A value sealed under the key of a subject")
class SubjectSealsTest {

    private static final String ANN = "par_ann";
    private static final String VALUE = "0123456789abcdef0123456789abcdef";

    private final Path directory;
    private final SubjectKeys keys;
    private final SubjectSeals seals;

    SubjectSealsTest(@TempDir Path directory) {
        this.directory = directory;
        this.keys = SubjectKeys.open(directory.resolve("keys.db"), directory.resolve("kek"), null, false);
        this.seals = new SubjectSeals(keys);
    }

    @AfterEach
    void close() {
        keys.close();
    }

    private long rows() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("keys.db"));
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM subject_key")) {
            return result.getLong(1);
        }
    }

    private String sealed() {
        return seals.seal(ANN, "cmd-1", VALUE).orElseThrow();
    }

    @Test
    @DisplayName("is readable while the key is there, and other bytes each time")
    void there() {
        assertThat(sealed()).startsWith("sealed:v1:").doesNotContain(VALUE).isNotEqualTo(sealed());
        assertThat(seals.open(ANN, "cmd-1", sealed())).contains(VALUE);
    }

    @Test
    @DisplayName("is gone with the key, and no other is sealed under it")
    void gone() {
        var sealed = sealed();
        keys.destroy(ANN);

        assertThat(seals.open(ANN, "cmd-1", sealed)).isEmpty();
        assertThat(seals.seal(ANN, "cmd-2", VALUE)).isEmpty();
    }

    @Test
    @DisplayName(
            "from before there were seals is read while the key is there or was not made, and no more when it is gone")
    void former() throws SQLException {
        assertThat(seals.open(ANN, "cmd-1", VALUE)).contains(VALUE);
        assertThat(rows()).as("reading makes no key").isZero();
        sealed();
        assertThat(seals.open(ANN, "cmd-1", VALUE)).contains(VALUE);

        keys.destroy(ANN);

        assertThat(seals.open(ANN, "cmd-1", VALUE)).isEmpty();
    }

    @Test
    @DisplayName("cannot be moved to something else, or to somebody else")
    void bound() {
        seals.seal("par_bob", "cmd-1", VALUE);

        assertThatThrownBy(() -> seals.open(ANN, "cmd-2", sealed()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cmd-2");
        assertThatThrownBy(() -> seals.open("par_bob", "cmd-1", sealed())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seals.open(ANN, "cmd-1", "sealed:v1:!")).isInstanceOf(IllegalStateException.class);
    }
}
