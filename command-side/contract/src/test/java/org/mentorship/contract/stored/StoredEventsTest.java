package org.mentorship.contract.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorship.contract.DomainEvent;

/**
 * What is stored is for ever. There is one file {@code events/<name>.<revision>.json} for each event and revision that was
 * ever written; a file never changes, and is never taken away. A changed event gets the next revision and an upcaster.
 * {@code hashes.txt} has the SHA-256 of each file, which shows a change of an event and its file in one step.
 */
@DisplayName("A stored event")
class StoredEventsTest {

    private static final EventSerializer SERIALIZER = EventSerializer.create();

    static List<Class<? extends DomainEvent>> events() {
        return EventTypes.all().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .<Class<? extends DomainEvent>>map(Map.Entry::getValue)
                .toList();
    }

    /** Name and revision of every stored form there ever was. */
    private static List<String> frozenNames() throws IOException {
        return read("names.txt").lines().toList();
    }

    private static String fileOf(Class<? extends DomainEvent> event) {
        return EventTypes.nameOf(event) + "." + EventTypes.revisionOf(event) + ".json";
    }

    private static String read(String file) throws IOException {
        try (var stream = StoredEventsTest.class.getResourceAsStream("/events/" + file)) {
            if (stream == null) {
                throw new AssertionError("There is no src/test/resources/events/" + file);
            }
            return new String(stream.readAllBytes(), UTF_8);
        }
    }

    private static String written(DomainEvent event) {
        return SERIALIZER.serialize(event, String.class).getData();
    }

    private static JsonNode tree(String json) throws IOException {
        return EventJson.mapper().readTree(json);
    }

    private static Object deserialized(String json, Class<? extends DomainEvent> event) {
        return SERIALIZER.deserialize(new SimpleSerializedObject<>(
                json, String.class, EventTypes.nameOf(event), EventTypes.revisionOf(event)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    @DisplayName("is read back as it was written, and is written as it was")
    void readsAndWrites(Class<? extends DomainEvent> event) throws IOException {
        var sample = SampleEvents.full(event);
        var stored = read(fileOf(event));

        assertThat(deserialized(stored, event)).isEqualTo(sample);
        assertThat(tree(written(sample)))
                .as("%s has changed: give it the next revision and an upcaster", event.getSimpleName())
                .isEqualTo(tree(stored));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    @DisplayName("leaves out what is absent")
    void leavesOutAbsent(Class<? extends DomainEvent> event) {
        var sparse = SampleEvents.sparse(event);

        assertThat(written(sparse)).doesNotContain("null");
        assertThat(deserialized(written(sparse), event)).isEqualTo(sparse);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    @DisplayName("is stored under a name and a revision, not under a class")
    void names(Class<? extends DomainEvent> event) {
        var type = SERIALIZER.serialize(SampleEvents.full(event), String.class).getType();

        assertThat(type.getName()).isEqualTo(event.getSimpleName());
        assertThat(type.getRevision()).matches("[1-9][0-9]*");
        assertThat(SERIALIZER.classForType(type)).isEqualTo(event);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    @DisplayName("of a revision that this version does not know is not taken for one that it does")
    void unknownRevision(Class<? extends DomainEvent> event) {
        var read = SERIALIZER.deserialize(
                new SimpleSerializedObject<>("{}", String.class, EventTypes.nameOf(event), "999"));

        assertThat(read).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    @DisplayName("keeps its name: the list only grows")
    void frozen() throws IOException {
        assertThat(events().stream().map(event -> EventTypes.nameOf(event) + "." + EventTypes.revisionOf(event)))
                .isSubsetOf(frozenNames());
        assertThat(frozenNames().stream().map(name -> name.substring(0, name.lastIndexOf('.'))))
                .allSatisfy(name -> assertThat(EventTypes.classOf(name)).isPresent());
    }

    @Test
    @DisplayName("has its file, and each file its event")
    void files() throws Exception {
        var directory = Path.of(
                        StoredEventsTest.class.getResource("/events/names.txt").toURI())
                .getParent();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".json")))
                    .containsExactlyInAnyOrderElementsOf(
                            frozenNames().stream().map(name -> name + ".json").toList());
        }
    }

    @Test
    @DisplayName("has a file that is what it was: each is listed with its hash")
    void unchanged() throws Exception {
        var listed = new LinkedHashMap<String, String>();
        read("hashes.txt").lines().map(line -> line.split(" ", 2)).forEach(entry -> listed.put(entry[0], entry[1]));
        assertThat(listed.keySet()).containsExactlyElementsOf(frozenNames());
        for (var name : frozenNames()) {
            assertThat(listed).as("""
                            events/%1$s.json is not the file that hashes.txt lists. Before the first release, if it was to \
                            change: write its new SHA-256 into hashes.txt. Since: logs hold events of the old form, so put \
                            the file back, and give the changed event the next revision, with a file of its own and an \
                            upcaster.""", name).containsEntry(name, sha256(read(name + ".json")));
        }
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    @Test
    @DisplayName("has its properties in the order of the record")
    void order() throws IOException {
        for (var event : events()) {
            assertThat(tree(written(SampleEvents.full(event))).properties().stream()
                            .map(Map.Entry::getKey))
                    .as(event.getSimpleName())
                    .containsExactlyElementsOf(Arrays.stream(event.getRecordComponents())
                            .map(component -> component.getName())
                            .toList());
        }
    }
}
