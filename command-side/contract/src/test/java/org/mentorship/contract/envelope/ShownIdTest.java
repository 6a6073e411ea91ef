package org.mentorship.contract.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The id of a command in logs and traces")
class ShownIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"01937c5e-8a3b-7c1d-9e2f-0123456789AB", "f81d4fae-7dec-4d0a-a765-00a0c91e6bf6"})
    @DisplayName("is the id itself where it is a random UUID, which says nothing of anybody")
    void uuid(String id) {
        assertThat(ShownId.of(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ead136b8-2a36-3f4e-9b1c-0123456789ab",
                "ead136b8-2a36-5f4e-9b1c-0123456789ab",
                "ead136b8-2a36-1f4e-9b1c-0123456789ab",
                "ead136b8-2a36-8f4e-9b1c-0123456789ab",
                "ead136b8-2a36-4f4e-cb1c-0123456789ab"
            })
    @DisplayName("is hidden where it is a UUID that is, or may be, the hash of a name or an address")
    void namedUuid(String id) {
        assertThat(ShownId.of(id)).startsWith("hidden:");
        assertThat(ShownId.of(UUID.nameUUIDFromBytes("ada.lovelace@example.org".getBytes(UTF_8))
                        .toString()))
                .startsWith("hidden:");
    }

    @Test
    @DisplayName("is the same for the same id, so that lines can be put together, and another one for any other")
    void correlated() {
        assertThat(ShownId.of("ada.lovelace:example.org"))
                .isEqualTo(ShownId.of("ada.lovelace:example.org"))
                .isNotEqualTo(ShownId.of("ada.lovelace:example.com"));
    }

    @Test
    @DisplayName("is another one in another process, so that nobody can compute it of a name that he guesses")
    void keyed() {
        var id = "ada.lovelace:example.org";
        assertThat(new ShownId(new byte[] {1}).show(id)).isNotEqualTo(new ShownId(new byte[] {2}).show(id));
        // printf %s ada.lovelace:example.org | sha256sum
        assertThat(ShownId.of(id)).doesNotContain("ead136b82a36");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada-Lovelace",
                "ada@example.org",
                "01937c5e-8a3b-7c1d-9e2f-0123456789ab-Ada",
                "Ada-01937c5e-8a3b-7c1d-9e2f-0123456789ab",
                ""
            })
    @DisplayName("holds no part of one that only looks like a UUID")
    void free(String id) {
        assertThat(ShownId.of(id)).matches("hidden:[0-9a-f]{12}");
    }
}
