package org.mentorship.api.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A variable for the file of a key-encryption key that is set but empty")
class EmptyKeyFileTest {

    private static final String CURRENT = "MENTORSHIP_KEYENCRYPTIONKEYFILE";
    private static final String NEXT = "MENTORSHIP_NEWKEYENCRYPTIONKEYFILE";

    @TempDir
    private Path place;

    private Path data() {
        return place.resolve("data");
    }

    private void assertRefused(String variable, String value, String command) throws IOException, InterruptedException {
        var arguments = Stream.of(command.split(" "))
                .map(word -> word.replace("DATA", data().toString())
                        .replace("BACKUP", place.resolve("backup").toString()));
        var ended = ChildProcess.run(Map.of(variable, value), arguments.toArray(String[]::new));
        assertThat(ended.errors())
                .singleElement()
                .asString()
                .startsWith("mentorship: KEY_ENCRYPTION_KEY_INVALID: " + variable + " is set, but empty");
        assertThat(ended.output()).doesNotContain("Exception");
        assertThat(ended.status()).isNotZero();
    }

    private Map<Path, String> files() throws IOException {
        var files = new TreeMap<Path, String>();
        try (var all = Files.walk(place)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                files.put(file, Files.readString(file, ISO_8859_1));
            }
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo --exit --port 0 --data DATA", "simulate --mentorships 2 --months 1 --data DATA"})
    @DisplayName("is refused by what starts on a new directory, and no key is made")
    void newDirectory(String command) throws Exception {
        assertRefused(CURRENT, "", command);

        assertThat(data().resolve("kek")).doesNotExist();
    }

    @Test
    @DisplayName("is refused by what works on a directory that is there, and nothing in it changes")
    void directory() throws Exception {
        LocalService.start(data()).close();
        var before = files();

        for (var variable : new String[] {CURRENT, NEXT}) {
            assertRefused(variable, "", "rotate-keys --data DATA");
        }
        assertRefused(NEXT, " ", "rotate-keys --data DATA");
        assertRefused(CURRENT, "", "backup --data DATA --to BACKUP");
        assertRefused(CURRENT, "", "migrate --data DATA --mongodb mongodb://localhost:1 --axonserver localhost:1");

        assertThat(files()).isEqualTo(before);
    }

    @Test
    @DisplayName("is refused by what works on a cluster, for both keys")
    void cluster() throws Exception {
        var mongo = new MongoServer(new MemoryBackend());
        mongo.bind();
        try {
            var uri = mongo.getConnectionString();
            for (var variable : new String[] {CURRENT, NEXT}) {
                assertRefused(variable, "", "rotate-keys --mongodb " + uri);
            }
        } finally {
            mongo.shutdownNow();
        }
    }
}
