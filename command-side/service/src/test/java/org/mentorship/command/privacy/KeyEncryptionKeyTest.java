package org.mentorship.command.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.StartupFailure.Code;

@DisplayName("The key-encryption key")
class KeyEncryptionKeyTest {

    private static final byte[] SECRET = {1, 2, 3};

    private final Path directory;
    private final Path file;

    KeyEncryptionKeyTest(@TempDir Path directory) {
        this.directory = directory;
        this.file = directory.resolve("kek");
    }

    private static String someKey() {
        return Base64.getEncoder().encodeToString(new byte[32]);
    }

    @Test
    @DisplayName("is made on first start, for its owner only, and found again")
    void made() throws Exception {
        var wrapped = KeyEncryptionKey.load(null, file, true).wrap(SECRET, "par_a");

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(KeyEncryptionKey.load(null, file, false).unwrap(wrapped, "par_a"))
                .isEqualTo(SECRET);
    }

    @Test
    @DisplayName("is taken from the environment where that gives one, and no file is made")
    void fromEnvironment() throws Exception {
        var wrapped = KeyEncryptionKey.load(someKey(), file, true).wrap(SECRET, "par_a");

        assertThat(file).doesNotExist();
        assertThat(KeyEncryptionKey.load(someKey() + "\n", file, false).unwrap(wrapped, "par_a"))
                .isEqualTo(SECRET);
    }

    @Test
    @DisplayName("is made anew after a first start that was cut short")
    void unfinished() throws Exception {
        Files.writeString(directory.resolve("kek.new"), "half a k");

        assertThat(KeyEncryptionKey.load(null, file, true).origin()).isEqualTo(file.toString());
    }

    @Test
    @DisplayName("is not made anew where keys were stored under the one that is gone")
    void gone() {
        var refusal = catchThrowableOfType(StartupFailure.class, () -> KeyEncryptionKey.load(null, file, false));

        assertThat(refusal.code()).isEqualTo(Code.KEY_ENCRYPTION_KEY_MISSING);
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "c2hvcnQ=", "not base64 at all!", " \n"})
    @DisplayName("is refused if it is not 32 bytes in Base64, and the message does not repeat it")
    void malformed(String given) {
        var refusal = catchThrowableOfType(StartupFailure.class, () -> KeyEncryptionKey.load(given, file, true));

        assertThat(refusal.code()).isEqualTo(Code.KEY_ENCRYPTION_KEY_INVALID);
        assertThat(refusal.line()).doesNotContain(given);
    }

    @Test
    @DisplayName("is refused if its file cannot be read")
    void unreadable() throws Exception {
        Files.createDirectory(file);

        var refusal = catchThrowableOfType(StartupFailure.class, () -> KeyEncryptionKey.load(null, file, true));

        assertThat(refusal.code()).isEqualTo(Code.DATA_DIR_NOT_WRITABLE);
    }
}
