package org.mentorship.api.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.api.security.SigningKey;
import org.mentorship.contract.envelope.ActorRole;

@DisplayName("What a backup gives away to who finds it")
class BackupSecretsTest {

    private static final String KEY = "MENTORSHIP_KEK";
    private static final String NEW_KEY = "MENTORSHIP_NEW_KEK";
    private static final String GIVEN = key(1);

    @TempDir
    private Path place;

    private static String key(int fill) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private Path data() {
        return place.resolve("data");
    }

    private Path backup() {
        return place.resolve("backup");
    }

    private ChildProcess.Ended backUp(Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        var command = Stream.concat(
                Stream.of("backup", "--data", data().toString(), "--to", backup().toString()), Stream.of(options));
        return ChildProcess.run(environment, command.toArray(String[]::new));
    }

    private ChildProcess.Ended restore() throws IOException, InterruptedException {
        return ChildProcess.run(
                "restore",
                "--from",
                backup().toString(),
                "--data",
                place.resolve("restored").toString());
    }

    private static String staff(LocalService service) {
        return service.token("coordinator", ActorRole.COORDINATOR);
    }

    private static Api.Result person(LocalService service, String token, String id) {
        return service.api().query(token, "participant", "(id: \"" + id + "\") { name }");
    }

    private String registeredAda(String... settings) {
        try (var service = LocalService.start(data(), settings)) {
            return Cast.register(service.api(), staff(service), "Ada");
        }
    }

    /** The private part, as it is stored. */
    private String signingSecret() {
        return SigningKey.in(data()).getD().toString();
    }

    private static void assertDone(ChildProcess.Ended ended) {
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.status()).isZero();
    }

    private static void assertRefused(ChildProcess.Ended ended, String code) {
        assertThat(ended.errors()).singleElement().asString().startsWith("mentorship: " + code + ": ");
        assertThat(ended.status()).isNotZero();
    }

    private static String bytesIn(Path directory) throws IOException {
        var all = new ArrayList<String>();
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.add(Files.readString(file, ISO_8859_1));
            }
        }
        return String.join("\n", all);
    }

    @Test
    @DisplayName("is everything, and what makes tokens, where the key is in it: restored, tokens stay valid")
    void withKey() throws Exception {
        var ada = registeredAda();

        var taken = backUp(Map.of());

        assertDone(taken);
        assertThat(taken.output()).contains("With the key that opens every name and note (kek)", "jwt-key.json");
        assertThat(bytesIn(backup())).contains(signingSecret());
        var restored = restore();
        assertDone(restored);
        assertThat(restored.output()).doesNotContain("token");
        try (var service = LocalService.start(place.resolve("restored"))) {
            var token = LocalService.token(data(), "coordinator", ActorRole.COORDINATOR);
            assertThat(person(service, token, ada).accepted().at("/name").asString())
                    .isEqualTo("Ada");
        }
    }

    @Test
    @DisplayName("are no names without the key: neither from the files, nor with a token that they let somebody make")
    void withoutKey() throws Exception {
        var ada = registeredAda();
        var before = LocalService.token(data(), "coordinator", ActorRole.COORDINATOR);

        var taken = backUp(Map.of(), "--without-kek");

        assertDone(taken);
        assertThat(taken.output()).contains("Without the key that opens", "Without the key that signs tokens");
        assertThat(bytesIn(backup())).doesNotContain("Ada", signingSecret(), Files.readString(data().resolve("kek")));
        var restored = restore();
        assertDone(restored);
        assertThat(restored.output()).contains("No key that signs tokens", "are invalid");
        Files.copy(data().resolve("kek"), place.resolve("restored").resolve("kek"));
        try (var service = LocalService.start(place.resolve("restored"))) {
            assertThat(person(service, before, ada).code()).isEqualTo("UNAUTHENTICATED");
            assertThat(person(service, staff(service), ada)
                            .accepted()
                            .at("/name")
                            .asString())
                    .isEqualTo("Ada");
        }
    }

    @Test
    @DisplayName("are no names either where the service is given the key, which is checked to be the one")
    void keyGiven() throws Exception {
        var ada = registeredAda(KEY + "=" + GIVEN);
        assertThat(data().resolve("kek")).doesNotExist();

        assertRefused(backUp(Map.of(KEY, key(2))), "KEY_ENCRYPTION_KEY_WRONG");
        Files.writeString(data().resolve("kek"), GIVEN);
        assertThat(backUp(Map.of(KEY, key(2))).errors().getFirst()).contains("unset it");
        Files.delete(data().resolve("kek"));
        assertRefused(backUp(Map.of(KEY, "garbage")), "KEY_ENCRYPTION_KEY_INVALID");
        var taken = backUp(Map.of(KEY, GIVEN));

        assertDone(taken);
        assertThat(taken.output()).contains("Without the key that opens", "Without the key that signs tokens");
        assertThat(bytesIn(backup())).doesNotContain("Ada", signingSecret(), GIVEN);
        assertDone(restore());
        try (var service = LocalService.start(place.resolve("restored"), KEY + "=" + GIVEN)) {
            assertThat(person(service, staff(service), ada)
                            .accepted()
                            .at("/name")
                            .asString())
                    .isEqualTo("Ada");
        }
    }

    @Test
    @DisplayName(
            "are no names either where the key is in a file elsewhere, which the service and the backup are told of")
    void keyInNamedFile() throws Exception {
        var file = Files.writeString(place.resolve("my-kek"), GIVEN);
        registeredAda("mentorship.key-encryption-key-file=" + file);
        assertThat(data().resolve("kek")).doesNotExist();
        Files.copy(file, data().resolve("kek"));

        var taken = backUp(Map.of("MENTORSHIP_KEYENCRYPTIONKEYFILE", file.toString()));

        assertDone(taken);
        assertThat(taken.output()).contains("Without the key that opens", "Without the key that signs tokens");
        assertThat(bytesIn(backup())).doesNotContain("Ada", signingSecret(), GIVEN);
    }

    @Test
    @DisplayName("is no key that opens nothing, which a rotation left that was cut short; giving it again ends it")
    void formerKeyLeft() throws Exception {
        registeredAda();
        var former = Files.readString(data().resolve("kek"));
        assertDone(ChildProcess.run(Map.of(NEW_KEY, GIVEN), "rotate-keys", "--data", data().toString()));
        Files.writeString(data().resolve("kek"), former);

        var refused = backUp(Map.of());
        assertRefused(refused, "KEY_ENCRYPTION_KEY_WRONG");
        assertThat(refused.errors().getFirst()).contains(KEY, "rotate-keys --data " + data());
        assertDone(backUp(Map.of(KEY, GIVEN)));
        assertThat(backup().resolve("kek")).doesNotExist();
        for (var environment : List.of(Map.of(KEY, GIVEN), Map.of(NEW_KEY, GIVEN))) {
            Files.writeString(data().resolve("kek"), former);
            var ended = ChildProcess.run(environment, "rotate-keys", "--data", data().toString());
            assertDone(ended);
            assertThat(ended.output()).contains("; 0 were put under it now");
            assertThat(data().resolve("kek")).doesNotExist();
            assertThat(data().resolve("kek.former")).hasContent(former);
        }
    }
}
