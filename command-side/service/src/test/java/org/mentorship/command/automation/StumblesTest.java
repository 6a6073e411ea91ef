package org.mentorship.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.util.Arrays;
import java.util.List;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the automations stumble over")
class StumblesTest {

    private final Stumbles stumbles = new Stumbles();

    private void stumble(Throwable cause, long... positions) throws Exception {
        var events = Arrays.stream(positions)
                .mapToObj(position -> new GenericTrackedEventMessage<>(
                        new GlobalSequenceTrackingToken(position), GenericEventMessage.asEventMessage("event")))
                .toList();
        stumbles.handleError(new ErrorContext(AutomationInbox.PROCESSOR, cause, List.copyOf(events)));
    }

    @Test
    @DisplayName("is known until all of it was read, by whichever process")
    void untilRead() {
        assertThat(stumbles.after(-1)).isEmpty();

        var cause = new IllegalStateException("Ann");
        assertThatException().isThrownBy(() -> stumble(cause, 5, 6, 7)).isSameAs(cause);

        assertThat(stumbles.after(4)).hasValue("No event up to position 7 can be noted: IllegalStateException");
        assertThat(stumbles.after(6)).isPresent();
        assertThat(stumbles.after(7)).isEmpty();
    }

    @Test
    @DisplayName("is tried again also if it was an Error, which would end the thread of the processor")
    void error() {
        var cause = new StackOverflowError();

        assertThatException().isThrownBy(() -> stumble(cause, 0)).withCause(cause);

        assertThat(stumbles.after(-1).orElseThrow()).contains("StackOverflowError");
    }
}
