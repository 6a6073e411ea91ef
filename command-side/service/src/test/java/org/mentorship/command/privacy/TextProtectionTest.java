package org.mentorship.command.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.contract.health.PartHealth;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.Goal;
import org.mentorship.contract.mentorship.GoalEvent.GoalSet;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingCancelled;
import org.mentorship.contract.mentorship.Milestone;
import org.mentorship.contract.privacy.DataSubject;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;
import org.mentorship.contract.stored.EventTypes;

@DisplayName("The protection of texts")
class TextProtectionTest {

    private static final MentorshipId MENTORSHIP = new MentorshipId("mnt_a");

    private final SubjectKeys keys;
    private final TextProtection protection;

    TextProtectionTest(@TempDir Path directory) {
        this.keys = SubjectKeys.open(directory.resolve("keys.db"), directory.resolve("kek"), null, false);
        this.protection = new TextProtection(keys);
    }

    @AfterEach
    void close() {
        keys.close();
    }

    private String stored(String eventId, String reason) {
        var event = (MeetingCancelled) protection.protect(eventId, new MeetingCancelled(MENTORSHIP, "mtg_1", reason));
        assertThat(event.mentorshipId()).isEqualTo(MENTORSHIP);
        assertThat(event.meetingId()).isEqualTo("mtg_1");
        return String.valueOf(event.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"I am ill", "", "Größe 8 €, 你好 👋", "line\nbreak: and colon"})
    @DisplayName("turns a text into a token that says whose and which event's it is, and back")
    void roundTrip(String text) {
        var token = stored("event-1", text);

        assertThat(token).startsWith("enc:v1:mnt_a:event-1:").matches("enc:v1:[^:]+:[^:]+:[A-Za-z0-9_-]+");
        assertThat(protection.reveal(token)).contains(text);
    }

    @Test
    @DisplayName("gives the same text another ciphertext each time")
    void notDeterministic() {
        assertThat(stored("event-1", "I am ill")).isNotEqualTo(stored("event-1", "I am ill"));
    }

    @Test
    @DisplayName("leaves an absent text absent, and an event without protected texts as it is")
    void nothingToProtect() {
        var event = new MeetingCancelled(MENTORSHIP, "mtg_1", null);

        assertThat(protection.protect("event-1", event)).isEqualTo(event);
        assertThat(protection.protect("event-1", "a plain payload")).isEqualTo("a plain payload");
    }

    @Test
    @DisplayName("encrypts also what looks like ciphertext, so that nobody can pass off a token")
    void forgedToken() {
        var stolen = stored("event-1", "what only the coordinator may read");

        var token = stored("event-2", stolen);

        assertThat(token).startsWith("enc:v1:mnt_a:event-2:");
        assertThat(protection.reveal(token)).contains(stolen);
    }

    @Test
    @DisplayName("gives back a text that is no token as it is")
    void noToken() {
        assertThat(protection.reveal("Read chapter two")).contains("Read chapter two");
    }

    @Test
    @DisplayName("refuses a token that was changed, moved to another event or to another subject, or cut")
    void tampered() {
        var token = stored("event-1", "I am ill");
        protection.protect("event-9", new MeetingCancelled(new MentorshipId("mnt_b"), "mtg_1", "so that b has a key"));
        var ciphertext = token.substring(token.lastIndexOf(':') + 1);
        var flipped = (ciphertext.charAt(0) == 'A' ? 'B' : 'A') + ciphertext.substring(1);

        for (var changed : List.of(
                "enc:v1:mnt_a:event-1:" + flipped,
                "enc:v1:mnt_a:event-2:" + ciphertext,
                "enc:v1:mnt_b:event-1:" + ciphertext,
                token.substring(0, token.length() - 8),
                "enc:v1:mnt_a:event-1:A",
                "enc:v1:mnt_a:event-1:AAAA",
                "enc:v1:mnt_a:event-1:%%%%",
                "enc:v1:mnt_a")) {
            assertThatThrownBy(() -> protection.reveal(changed)).as(changed).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @DisplayName("is degraded where a text does not open with the key that is there, until its subject is erased")
    void foreignKey() {
        var token = stored("event-1", "I am ill");
        var health = new SubjectKeysHealth(keys);
        assertThat(health.check().state()).isEqualTo(PartHealth.State.UP);

        assertThatThrownBy(() -> protection.reveal(token.replace("event-1", "event-2")))
                .isInstanceOf(IllegalStateException.class);

        assertThat(health.check().state()).isEqualTo(PartHealth.State.DEGRADED);
        assertThat(health.check().details()).containsEntry("undecrypted", 1);
        assertThat(String.valueOf(health.check().details().get("error"))).contains("mnt_a");

        keys.destroy("mnt_a");
        assertThat(health.check().state()).isEqualTo(PartHealth.State.UP);
    }

    @Test
    @DisplayName("reveals nothing once the key is destroyed, and takes no text after that, but events without one")
    void erased() {
        var before = stored("event-1", "I am ill");

        keys.destroy("mnt_a");

        assertThat(protection.reveal(before)).isEmpty();
        var more = new MeetingCancelled(MENTORSHIP, "mtg_1", "I am still ill");
        assertThat(protection.canKeep(more, true)).isFalse();
        assertThatThrownBy(() -> protection.protect("event-2", more)).isInstanceOf(TextsForgotten.class);
        var silent = new MeetingCancelled(MENTORSHIP, "mtg_1", null);
        assertThat(protection.canKeep(silent, true)).isTrue();
        assertThat(protection.protect("event-3", silent)).isEqualTo(silent);
        assertThat(protection.reveal("enc:v1:mnt_a:event-2:"))
                .as("what an earlier version took")
                .isEmpty();
    }

    @Test
    @DisplayName("makes a token of each text of a list and of the records in an event, and leaves all else as it is")
    void inside() {
        var goal = new Goal(
                "Lead a team",
                null,
                List.of("leading"),
                2,
                1,
                List.of("a", "b"),
                List.of(new Milestone("mil_1", "First talk", null)),
                null);

        var stored = ((GoalSet) protection.protect("event-1", new GoalSet(MENTORSHIP, "gol_1", goal))).goal();

        assertThat(Stream.of(List.of(stored.title()), stored.levels(), milestones(stored)))
                .allSatisfy(texts -> assertThat(texts).allMatch(text -> text.startsWith("enc:v1:mnt_a:event-1:")));
        assertThat(revealed(stored.levels())).containsExactly("a", "b");
        assertThat(revealed(milestones(stored))).containsExactly("First talk");
        assertThat(stored.description()).isNull();
        assertThat(stored.skills()).containsExactly("leading");
        assertThat(stored.milestones().getFirst().milestoneId()).isEqualTo("mil_1");
    }

    private static List<String> milestones(Goal goal) {
        return goal.milestones().stream().map(Milestone::title).toList();
    }

    private List<String> revealed(List<String> tokens) {
        return tokens.stream()
                .map(token -> protection.reveal(token).orElse("erased"))
                .toList();
    }

    @Test
    @DisplayName("can read the marks of every event there is, also those inside its values")
    void everyEvent() {
        for (var type : EventTypes.all().values()) {
            assertThat(ProtectedTexts.of(type).isPresent())
                    .as(type.getSimpleName())
                    .isEqualTo(hasMarks(type));
        }
    }

    private static boolean hasMarks(Type type) {
        return switch (type) {
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).anyMatch(TextProtectionTest::hasMarks);
            case Class<?> record
            when record.isRecord() ->
                Arrays.stream(record.getRecordComponents())
                        .anyMatch(component ->
                                component.isAnnotationPresent(Protected.class) || hasMarks(component.getGenericType()));
            default -> false;
        };
    }

    record NoSubject(@Protected(Kind.PERSONAL) String text) {}

    record NoText(
            @DataSubject MentorshipId id,
            @Protected(Kind.PERSONAL) Integer number) {}

    record NoTexts(
            @DataSubject MentorshipId id,
            @Protected(Kind.PERSONAL) List<Integer> numbers) {}

    record NoId(
            @DataSubject String id,
            @Protected(Kind.PERSONAL) String text) {}

    record TwoSubjects(
            @DataSubject MentorshipId one,
            @DataSubject MentorshipId two,
            @Protected(Kind.PERSONAL) String text) {}

    @Test
    @DisplayName("refuses an event whose marks do not say what to do")
    void unclearMarks() {
        for (var type : List.of(NoSubject.class, NoText.class, NoTexts.class, NoId.class, TwoSubjects.class)) {
            assertThatThrownBy(() -> ProtectedTexts.of(type))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(type.getSimpleName());
        }
    }
}
