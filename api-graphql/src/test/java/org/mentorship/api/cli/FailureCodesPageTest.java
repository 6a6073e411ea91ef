package org.mentorship.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.backup.BackupFailure;
import org.mentorship.contract.migration.MigrationFailure;

@DisplayName("The pages for operators")
class FailureCodesPageTest {

    private static final Path PAGES = Path.of("..", "docs");
    private static final Path OPERATIONS = PAGES.resolve("operations.md");
    private static final Path MIGRATE = PAGES.resolve("migrate.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LITERAL = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+)\"");
    private static final int CELLS = 3;

    /** What is to be done for each code of the table of a section. */
    private static Map<String, String> documented(Path page, String heading) throws IOException {
        var codes = new LinkedHashMap<String, String>();
        var here = false;
        for (var line : Files.readAllLines(page)) {
            if (line.startsWith("## ")) {
                here = line.equals("## " + heading);
            } else if (here && line.startsWith("| `")) {
                var cells = line.substring(1, line.length() - 1).split("(?<!\\\\)\\|", -1);
                assertThat(cells).as("cells of %s", line).hasSize(CELLS);
                CODE.matcher(cells[0]).results().forEach(code -> {
                    assertThat(codes).as("codes, each told once").doesNotContainKey(code.group(1));
                    codes.put(code.group(1), cells[2].strip());
                });
            }
        }
        assertThat(codes).as("codes under \"%s\"", heading).isNotEmpty();
        return codes;
    }

    private static Set<String> names(Enum<?>[] codes) {
        return Arrays.stream(codes).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The codes that the commands print themselves are no enum, but written where they are thrown. */
    private static Set<String> ofCommands() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java", "org", "mentorship", "api", "cli"))) {
            var codes = new TreeSet<String>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                LITERAL.matcher(Files.readString(file)).results().forEach(code -> codes.add(code.group(1)));
            }
            return codes;
        }
    }

    @SafeVarargs
    private static Set<String> all(Set<String>... codes) {
        return Stream.of(codes).flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertTells(Map<String, String> documented, Set<String> codes, Set<String> others) {
        assertThat(documented.keySet()).as("codes that there are").containsAll(codes);
        assertThat(all(codes, others)).as("codes that are documented").containsAll(documented.keySet());
        assertThat(documented)
                .allSatisfy((code, remedy) ->
                        assertThat(remedy).as("what to do about %s", code).isNotEmpty());
    }

    @Test
    @DisplayName("say of each code that a start can fail with what to do, and of no other")
    void start() throws IOException {
        assertTells(
                documented(OPERATIONS, "When it does not start"), names(StartupFailure.Code.values()), ofCommands());
    }

    @Test
    @DisplayName("say of each code that a backup or a restore can fail with what to do, and of no other")
    void backup() throws IOException {
        assertTells(documented(OPERATIONS, "Backup and restore"), names(BackupFailure.Code.values()), Set.of());
    }

    @Test
    @DisplayName("say of each code that a migration can fail with what to do, and of no other")
    void migration() throws IOException {
        assertTells(
                documented(MIGRATE, "When it cannot be done"),
                names(MigrationFailure.Code.values()),
                all(names(StartupFailure.Code.values()), ofCommands()));
    }
}
