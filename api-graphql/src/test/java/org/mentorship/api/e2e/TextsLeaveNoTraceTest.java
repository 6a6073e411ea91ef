package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Revealer;
import org.mentorship.contract.stored.EventJson;
import org.mentorship.contract.stored.EventTypes;

/** A real process, and every file that it makes. */
@DisplayName("What people write about themselves and each other")
class TextsLeaveNoTraceTest {

    private static final Instant BEGINNING = Instant.parse("2026-01-05T09:00:00Z");
    private static final PlainTextSearch TEXTS = new PlainTextSearch(WrittenTexts.WORD);
    private static final PlainTextSearch OPEN = new PlainTextSearch(WrittenTexts.OPEN_WORD);

    @TempDir
    private Path home;

    private Path data() {
        return ContainedService.data(home);
    }

    @Test
    @DisplayName("is in no file of the process, neither data nor journal, log, temporary file or backup,"
            + " neither while it runs nor after it was killed or stopped")
    void nowhere() throws IOException, InterruptedException, SQLException {
        WrittenTexts texts;
        try (var service = ContainedService.start(home, BEGINNING)) {
            texts = new WrittenTexts(service);
            texts.write();
            texts.writeInVain();
            assertThat(home.resolve("data/events.db-wal")).isNotEmptyFile();
            nothingIsFound("while it runs");
            ContainedService.run(
                    home,
                    "backup",
                    "--data",
                    data().toString(),
                    "--to",
                    home.resolve("backup").toString());
            service.kill();
        }
        nothingIsFound("after it was killed");

        laterBy(Duration.ofDays(100));
        try (var service = ContainedService.start(home, BEGINNING)) {
            texts.writeLater(service);
            nothingIsFound("after it was started again");
            service.stop();
        }
        nothingIsFound("after it was stopped");

        assertThat(textsInTheLog()).as("every text there is was written").isEqualTo(textsOfEvents());
        assertThat(OPEN.filesIn(data())).as("what is no secret is found").contains(data().resolve("events.db"));
        assertThat(OPEN.filesIn(home.resolve("backup"))).isNotEmpty();
    }

    private void nothingIsFound(String when) throws IOException {
        assertThat(PlainTextSearch.files(home))
                .as(when)
                .extracting(file -> home.relativize(file).toString())
                .contains("data/events.db", "data/keys.db", "data/automations.db")
                .anyMatch(file -> file.matches("run.*\\.log"));
        assertThat(TEXTS.filesIn(home)).as(when).isEmpty();
    }

    /** Simulated time goes on from here at the next start. */
    private void laterBy(Duration time) throws IOException {
        Files.writeString(data().resolve("simulated-time"), BEGINNING.plus(time).toString());
    }

    @Test
    @DisplayName("would be found in every form that it could have there")
    void counterCheck() throws IOException {
        var text = "Eine " + WrittenTexts.WORD + " \"1\"";
        var forms = List.of(
                text.getBytes(StandardCharsets.UTF_8),
                text.getBytes(StandardCharsets.UTF_16LE),
                text.getBytes(StandardCharsets.UTF_16BE),
                EventJson.mapper().writeValueAsBytes(text),
                base64("", text),
                base64("x", text),
                base64("xy", text),
                Base64.getUrlEncoder().encode(text.getBytes(StandardCharsets.UTF_8)));
        for (var form : forms) {
            var file = Files.write(home.resolve("file"), form);
            assertThat(TEXTS.filesIn(home)).containsExactly(file);
            assertThat(OPEN.filesIn(home)).isEmpty();
        }
        Files.delete(home.resolve("file"));
        var named = Files.createFile(home.resolve(WrittenTexts.WORD + ".txt"));
        assertThat(TEXTS.filesIn(home)).containsExactly(named);
    }

    private static byte[] base64(String before, String text) {
        return Base64.getEncoder().encode((before + text).getBytes(StandardCharsets.UTF_8));
    }

    /** The marked components of events that the log holds as ciphertext. */
    private Set<String> textsInTheLog() throws IOException, SQLException {
        var found = new TreeSet<String>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data().resolve("events.db"));
                var statement = connection.createStatement();
                var events = statement.executeQuery("SELECT payloadType, payload FROM DomainEventEntry")) {
            while (events.next()) {
                var type = EventTypes.classOf(events.getString(1)).orElseThrow();
                ciphertexts(type, EventJson.mapper().readTree(events.getBytes(2)))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static Stream<String> ciphertexts(Type type, JsonNode stored) {
        return switch (type) {
            case ParameterizedType list ->
                stored.valueStream().flatMap(one -> ciphertexts(list.getActualTypeArguments()[0], one));
            case Class<?> record
            when record.isRecord() && stored.isObject() ->
                Arrays.stream(record.getRecordComponents()).flatMap(component -> {
                    var value = stored.path(component.getName());
                    return component.isAnnotationPresent(Protected.class)
                            ? isCiphertext(value) ? Stream.of(name(component)) : Stream.empty()
                            : ciphertexts(component.getGenericType(), value);
                });
            default -> Stream.empty();
        };
    }

    private static boolean isCiphertext(JsonNode value) {
        return value.isArray()
                ? !value.isEmpty() && value.valueStream().allMatch(TextsLeaveNoTraceTest::isCiphertext)
                : value.asText("").startsWith(Revealer.TOKEN_PREFIX);
    }

    /** The marked components of all events there are. */
    private static Set<String> textsOfEvents() {
        return EventTypes.all().values().stream()
                .flatMap(TextsLeaveNoTraceTest::marked)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> marked(Type type) {
        return switch (type) {
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).flatMap(TextsLeaveNoTraceTest::marked);
            case Class<?> record
            when record.isRecord() ->
                Arrays.stream(record.getRecordComponents())
                        .flatMap(component -> component.isAnnotationPresent(Protected.class)
                                ? Stream.of(name(component))
                                : marked(component.getGenericType()));
            default -> Stream.empty();
        };
    }

    private static String name(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }
}
