package org.mentorship.api.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A failure that nobody foresaw")
class FailuresTest {

    @Test
    @DisplayName("is UNAVAILABLE where nobody answers questions, and says what to do")
    void nobodyAnswers() {
        var failure = Failures.of(new CompletionException(new NoHandlerForQueryException("no handler")), "a field");

        assertThat(failure.code()).isEqualTo(FailureCode.UNAVAILABLE);
        assertThat(failure.getMessage()).contains("being built").contains("try again");
    }
}
