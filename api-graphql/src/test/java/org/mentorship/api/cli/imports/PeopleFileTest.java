package org.mentorship.api.cli.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorship.contract.Limits;
import org.mentorship.contract.enrollment.Role;

@DisplayName("A file of people")
class PeopleFileTest {

    private static final String HEADER = "name,email,role,timeZone,languages,expertise,industry,seniority,capacity\n";
    private static final String ADA = "Ada,ada@example.org,MENTOR,Europe/London,en;fr,maths; engines,software,9,2\n";

    @TempDir
    private Path folder = Path.of("");

    private Path file(String text, Charset charset) {
        try {
            return Files.write(folder.resolve("people.csv"), text.getBytes(charset));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Person> read(String text) throws InvalidPeopleFile {
        return PeopleFile.read(file(text, UTF_8));
    }

    private List<String> problems(String text) {
        return problems(file(text, UTF_8));
    }

    private static List<String> problems(Path path) {
        var invalid = catchThrowableOfType(InvalidPeopleFile.class, () -> PeopleFile.read(path));
        return Objects.requireNonNull(invalid, "The file was accepted").problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    @DisplayName("names a language once")
    void languageTwice() throws InvalidPeopleFile {
        assertThat(read("name,email,role,timeZone,languages\nAda,ada@example.org,PEER,UTC,en;de;en\n"))
                .singleElement()
                .satisfies(person -> assertThat(person.languages()).containsExactly("en", "de"));
    }

    @Test
    @DisplayName("gives its people in order, with lists split and spaces gone")
    void people() throws InvalidPeopleFile {
        var people = read(HEADER + ADA + " Bob , bob@example.org ,mentee,UTC,de,,,,\n");

        assertThat(people)
                .containsExactly(
                        new Person(
                                2,
                                "Ada",
                                "ada@example.org",
                                Role.MENTOR,
                                "Europe/London",
                                List.of("en", "fr"),
                                List.of("maths", "engines"),
                                List.of(),
                                List.of(),
                                "software",
                                9,
                                2),
                        new Person(
                                3,
                                "Bob",
                                "bob@example.org",
                                Role.MENTEE,
                                "UTC",
                                List.of("de"),
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                null,
                                null));
    }

    @Test
    @DisplayName("may have its columns in any order and in large letters, and leave out those that are not needed")
    void columnOrder() throws InvalidPeopleFile {
        var people = read("Email,LANGUAGES,timezone,role,name\nada@example.org,en,UTC,PEER,Ada\n");

        assertThat(people)
                .singleElement()
                .satisfies(ada -> assertThat(ada.role()).isEqualTo(Role.PEER));
    }

    @Test
    @DisplayName("may have commas and quotation marks inside quotation marks, empty lines and Windows line ends")
    void quoting() throws InvalidPeopleFile {
        var people = read((HEADER + "\n" + ADA.replace("Ada", "\"Lovelace, \"\"Ada\"\"\"")).replace("\n", "\r\n"));

        assertThat(people).singleElement().satisfies(ada -> {
            assertThat(ada.name()).isEqualTo("Lovelace, \"Ada\"");
            assertThat(ada.line()).isEqualTo(3);
        });
    }

    @Test
    @DisplayName("may begin with a byte order mark")
    void byteOrderMark() throws InvalidPeopleFile {
        assertThat(read("\uFEFF" + HEADER + ADA)).hasSize(1);
    }

    @Test
    @DisplayName("of the sample is good")
    void sample() throws InvalidPeopleFile, URISyntaxException {
        var sample = Objects.requireNonNull(getClass().getResource("/sample/tech-programme.csv"));

        var people = PeopleFile.read(Path.of(sample.toURI()));

        assertThat(people).filteredOn(person -> person.role() == Role.MENTOR).hasSize(278);
        assertThat(people).filteredOn(person -> person.role() == Role.MENTEE).hasSize(500);
    }

    @Test
    @DisplayName("must be there, be a file, and have people in it")
    void noFile() {
        assertThat(problems(folder.resolve("absent.csv")))
                .singleElement()
                .asString()
                .contains("no file");
        assertThat(problems(folder)).singleElement().asString().contains("folder");
        assertThat(problems("")).singleElement().asString().contains("empty");
        assertThat(problems("\n\n")).singleElement().asString().contains("empty");
        assertThat(problems(HEADER)).singleElement().asString().contains("no people");
    }

    @Test
    @DisplayName("must be UTF-8, or the line that is not is named")
    void encoding() {
        assertThat(problems(file(HEADER + ADA.replace("Ada", "Adá"), ISO_8859_1)))
                .singleElement()
                .asString()
                .startsWith("line 2:")
                .contains("UTF-8");
        assertThat(problems(file(HEADER + ADA, UTF_16)))
                .singleElement()
                .asString()
                .contains("UTF-8");
    }

    @Test
    @DisplayName("must have the needed columns, no others, and each once")
    void columns() {
        assertThat(problems("name,email,shoeSize,name,role\n"))
                .anySatisfy(problem -> assertThat(problem).startsWith("line 1, column shoeSize:"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("line 1, column name:").contains("twice"))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("line 1, column timeZone:")
                        .contains("missing"))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("line 1, column languages:")
                        .contains("missing"))
                .hasSize(4);
    }

    @Test
    @DisplayName("must have commas between its columns")
    void semicolons() {
        assertThat(problems(HEADER.replace(',', ';') + ADA.replace(',', ';')))
                .singleElement()
                .asString()
                .startsWith("line 1:")
                .contains("commas");
    }

    @Test
    @DisplayName("must have as many fields on every line as there are columns")
    void fieldCount() {
        assertThat(problems(HEADER + ADA + "Bob,bob@example.org\n"
                        + ADA.replace("ada@", "eve@").strip() + ",more\n"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("line 3:").contains("2 fields"),
                        second -> assertThat(second).startsWith("line 4:").contains("10 fields"));
    }

    @Test
    @DisplayName("must close its quotation marks")
    void quotes() {
        assertThat(problems(HEADER + ADA + "\"Bob,bob@example.org,MENTOR\n" + ADA))
                .anySatisfy(problem -> assertThat(problem).startsWith("line 3:").contains("never closed"));
        assertThat(problems(HEADER + "\"Bob\"x,b@example.org,MENTOR,UTC,en,,,,\n"))
                .singleElement()
                .asString()
                .startsWith("line 2:")
                .contains("quotation mark");
    }

    @ParameterizedTest(name = "{0} = \"{1}\"")
    @CsvSource({
        "name, ''",
        "name, '   '",
        "name, '\u200b\u00a0'",
        "name, 'Ada\u2028Lovelace'",
        "email, ''",
        "email, ada",
        "email, ada@example",
        "email, ada lovelace@example.org",
        "email, a@b@c.org",
        "role, ''",
        "role, BOSS",
        "timeZone, ''",
        "timeZone, Mars/Phobos",
        "timeZone, +01:00",
        "languages, ''",
        "languages, english",
        "languages, en;",
        "languages, en;xx",
        "expertise, a;;b",
        "seniority, 0",
        "seniority, 11",
        "seniority, five",
        "seniority, 5.5",
        "seniority, 99999999999",
        "capacity, 0",
        "capacity, 101",
        "capacity, -1"
    })
    @DisplayName("names line and column of a bad value:")
    void badValue(String column, String value) {
        var titles = List.of(HEADER.strip().split(","));
        var fields = ADA.strip().split(",", -1);
        fields[titles.indexOf(column)] = value;

        assertThat(problems(HEADER + String.join(",", fields) + "\n"))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).startsWith("line 2, column " + column + ":"));
    }

    @Test
    @DisplayName("keeps texts and lists within their limits")
    void limits() {
        var longText = "x".repeat(Limits.SHORT_TEXT + 1);
        var longList = IntStream.rangeClosed(0, Limits.LIST)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(";"));

        assertThat(problems(HEADER + ADA.replace("Ada", longText))).hasSize(1);
        assertThat(problems(HEADER + ADA.replace("software", longText))).hasSize(1);
        assertThat(problems(HEADER + ADA.replace("maths", longText))).hasSize(1);
        assertThat(problems(HEADER + ADA.replace("maths; engines", longList))).hasSize(1);
        assertThat(problems(HEADER + ADA.replace("Ada", "\"A\nda\""))).hasSize(1);
    }

    @Test
    @DisplayName("may have a line for each role of a person, or the same line twice, however the address is written")
    void severalLines() throws InvalidPeopleFile {
        var asMentee = ADA.replace("ada@", "ADA@").replace("MENTOR", "MENTEE");

        assertThat(read(HEADER + ADA + asMentee + ADA)).hasSize(3);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "Ada, Eve, name",
        "Europe/London, UTC, timeZone",
        "en;fr, en, languages",
        "maths; engines, maths, expertise",
        "software, '', industry",
        "',9,', ',8,', seniority",
        "',2', ',3', capacity"
    })
    @DisplayName("names both lines where two say different things of one person:")
    void conflicts(String text, String otherText, String column) {
        assertThat(problems(HEADER + ADA + ADA.replace("ada@", "ADA@").replace(text, otherText)))
                .singleElement()
                .asString()
                .startsWith("line 3, column " + column + ":")
                .contains("line 2");
    }

    @Test
    @DisplayName("may give a person another capacity in another role")
    void capacityOfRole() throws InvalidPeopleFile {
        assertThat(read(HEADER + ADA + ADA.replace("MENTOR", "MENTEE").replace(",2", ",1")))
                .hasSize(2);
    }

    @Test
    @DisplayName("names everything that is wrong at once")
    void everything() {
        assertThat(problems(HEADER + "Ada,ada,BOSS,nowhere,klingon,,,99,\n" + "Bob,bob,BOSS,nowhere,klingon,,,99,\n"))
                .hasSize(10);
    }
}
