package org.mentorship.contract.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The id of a command in logs and traces")
class ShownIdTest {

    @Test
    @DisplayName("is the id itself where it is a UUID, which says nothing of anybody")
    void uuid() {
        var id = "01937c5e-8a3b-7c1d-9e2f-0123456789AB";
        assertThat(ShownId.of(id)).isEqualTo(id);
    }

    @Test
    @DisplayName("is a hash of any other, which whoever has the id can compute")
    void hashed() {
        // printf %s ada.lovelace:example.org | sha256sum
        assertThat(ShownId.of("ada.lovelace:example.org")).isEqualTo("sha256:ead136b82a36");
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
        assertThat(ShownId.of(id)).matches("sha256:[0-9a-f]{12}");
    }
}
