package org.mentorship.contract.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The subject of a token")
class SubjectsTest {

    private static final String LONGEST =
            "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
                    + "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789";

    @ParameterizedTest
    @ValueSource(strings = {"ruth", "par_1", "Ruth \ud83d\ude42", "auth0|5f7c8ec7c33c6c004bbafe82", LONGEST})
    @DisplayName("may call:")
    void good(String subject) {
        assertThat(Subjects.mayCall(subject)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " ruth", "ru\u200bth", "ru\nth", "automation:match", "ruth\ud83d", LONGEST + "x"})
    @DisplayName("may not call:")
    void bad(String subject) {
        assertThat(Subjects.mayCall(subject)).isFalse();
    }
}
