package org.mentorship.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorship.contract.StartupFailure;

@DisplayName("The signing key")
class SigningKeyTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("is made once, in a directory that is made with it")
    void once() {
        var data = folder.resolve("a/b");

        var key = SigningKey.in(data);

        assertThat(SigningKey.in(data)).isEqualTo(key);
        assertThat(data).isDirectoryContaining(file -> file.endsWith("jwt-key.json"));
        assertThat(data.toFile().list()).hasSize(1);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("is for its owner's eyes only")
    void mode() throws IOException {
        SigningKey.in(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("jwt-key.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("is the same for all who make it at once")
    void race() throws Exception {
        var start = new CountDownLatch(1);
        Callable<ECKey> make = () -> {
            start.await();
            return SigningKey.in(folder);
        };
        try (var threads = Executors.newFixedThreadPool(8)) {
            var keys = Stream.generate(() -> threads.submit(make)).limit(8).toList();
            start.countDown();
            var first = keys.getFirst().get();
            for (var key : keys) {
                assertThat(key.get()).isEqualTo(first);
            }
        }
        assertThat(folder.toFile().list()).containsExactly("jwt-key.json");
    }

    static Stream<String> damage() throws Exception {
        var publicOnly = SigningKey.in(Files.createTempDirectory("key")).toPublicJWK();
        var symmetric = new OctetSequenceKeyGenerator(256).generate();
        return Stream.of("", "{", "{}", publicOnly.toJSONString(), symmetric.toJSONString());
    }

    @ParameterizedTest
    @MethodSource("damage")
    @DisplayName("is never replaced where the file is damaged:")
    void damaged(String content) throws IOException {
        var file = Files.writeString(folder.resolve("jwt-key.json"), content);

        var failure = Objects.requireNonNull(catchThrowableOfType(StartupFailure.class, () -> SigningKey.in(folder)));

        assertThat(failure.code()).isEqualTo(StartupFailure.Code.SIGNING_KEY_INVALID);
        assertThat(file).hasContent(content);
    }
}
