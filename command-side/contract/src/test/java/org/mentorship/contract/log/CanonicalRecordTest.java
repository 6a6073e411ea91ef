package org.mentorship.contract.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The canonical record of an event")
class CanonicalRecordTest {

    private static final Instant AT = Instant.parse("2026-01-05T09:00:00.120Z");

    private static StoredEvent event(String payload, String metadata, Instant at) {
        return new StoredEvent(
                7,
                "e-1",
                "men_1",
                "Mentorship",
                3,
                "MeetingLogged",
                "1",
                at,
                payload.getBytes(UTF_8),
                metadata.getBytes(UTF_8));
    }

    private static String of(StoredEvent event) {
        return new String(CanonicalRecord.of(event), UTF_8);
    }

    /** The hashes are those that {@code printf … | sha256sum} prints. */
    @Test
    @DisplayName("is this, for ever")
    void golden() {
        assertThat(of(event("{\"note\":\"ä\\n\"}", "{\"b\":\"2\",\"a\":\"1\"}", AT)))
                .isEqualTo("{\"eventId\":\"e-1\","
                        + "\"metadataSha256\":\"21f76dfbfe6dfe21f762080ef484112cf2952974cef30741fd1931e1c6d92112\","
                        + "\"payloadSha256\":\"d680722b3a7a8d528746f69354e557231aec6c7279fa895f65e896a14339580a\","
                        + "\"position\":7,\"recordedAt\":\"2026-01-05T09:00:00.120Z\",\"revision\":\"1\",\"sequence\":3,"
                        + "\"stream\":\"men_1\",\"streamType\":\"Mentorship\",\"type\":\"MeetingLogged\"}");
    }

    @Test
    @DisplayName("does not depend on how a store writes the metadata, and does on each byte of the payload")
    void formsOfJson() {
        var one = event("{}", "{\"a\":\"1\",\"n\":2}", AT);

        assertThat(of(event("{}", "{ \"n\" : 2.0, \"a\" : \"\\u0031\" }", AT))).isEqualTo(of(one));
        assertThat(of(event("{ }", "{\"a\":\"1\",\"n\":2}", AT))).isNotEqualTo(of(one));
    }

    @Test
    @DisplayName("is another one if anything is another")
    void everythingCounts() {
        var payload = "{}".getBytes(UTF_8);
        var none = "{}".getBytes(UTF_8);
        var events = List.of(
                new StoredEvent(0, "e", "s", "t", 0, "n", "1", AT, payload, none),
                new StoredEvent(1, "e", "s", "t", 0, "n", "1", AT, payload, none),
                new StoredEvent(0, "f", "s", "t", 0, "n", "1", AT, payload, none),
                new StoredEvent(0, "e", "z", "t", 0, "n", "1", AT, payload, none),
                new StoredEvent(0, "e", "s", "z", 0, "n", "1", AT, payload, none),
                new StoredEvent(0, "e", "s", "t", 1, "n", "1", AT, payload, none),
                new StoredEvent(0, "e", "s", "t", 0, "z", "1", AT, payload, none),
                new StoredEvent(0, "e", "s", "t", 0, "n", "2", AT, payload, none),
                new StoredEvent(0, "e", "s", "t", 0, "n", null, AT, payload, none),
                new StoredEvent(0, "e", "s", "t", 0, "n", "1", AT.plusMillis(1), payload, none),
                new StoredEvent(0, "e", "s", "t", 0, "n", "1", AT.plusNanos(1), payload, none),
                new StoredEvent(0, "e", "s", "t", 0, "n", "1", AT, new byte[] {1}, none),
                new StoredEvent(0, "e", "s", "t", 0, "n", "1", AT, payload, "{\"a\":\"\"}".getBytes(UTF_8)));

        assertThat(new HashSet<>(events.stream().map(CanonicalRecordTest::of).toList()))
                .hasSize(events.size());
    }

    @Test
    @DisplayName("cannot be made of metadata that is no JSON")
    void noJson() {
        assertThatThrownBy(() -> CanonicalRecord.of(event("{}", "{", AT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("e-1");
    }

    @Test
    @DisplayName("of each event, followed by a line feed, make the digest of a history")
    void digest() {
        var empty = new HistoryDigest.Running().end();
        var running = new HistoryDigest.Running();
        running.add(event("{}", "{}", AT));
        running.add(event("[]", "{}", AT));

        assertThat(empty)
                .isEqualTo(new HistoryDigest(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        assertThat(running.end())
                .isEqualTo(new HistoryDigest(2, "0f042f52e98f7b3a8e50397af3237aef96fbacc8c648f0700de84d0757e88a4d"));
    }
}
