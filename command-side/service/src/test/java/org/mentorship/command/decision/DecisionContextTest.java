package org.mentorship.command.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.command.Cohort;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.MentorshipId;

@DisplayName("The id of a thing that a command makes")
class DecisionContextTest {

    private static final MentorshipId ONE = Cohort.pair("ann", "bob", 1);
    private static final MentorshipId OTHER = Cohort.pair("ann", "cem", 1);

    private static String made(MentorshipId stream, Instant now, String prefix, int ordinal) {
        var envelope = new Envelope("par_ann", ActorRole.PARTICIPANT, null, null, "cmd-1", "cmd-1", "cmd-1", null);
        return new DecisionContext(now, envelope, stream).newId(prefix, ordinal);
    }

    @Test
    @DisplayName("is the same for a retry, whenever it comes")
    void retry() {
        assertThat(made(ONE, Instant.EPOCH, "con_", 0)).isEqualTo(made(ONE, Instant.EPOCH.plusSeconds(1), "con_", 0));
    }

    @Test
    @DisplayName("is another one in another mentorship, also under the same command id")
    void otherStream() {
        assertThat(made(ONE, Instant.EPOCH, "con_", 0)).isNotEqualTo(made(OTHER, Instant.EPOCH, "con_", 0));
    }

    @Test
    @DisplayName("is another one for each thing that the command makes")
    void ordinal() {
        assertThat(made(ONE, Instant.EPOCH, "gol_", 0)).isNotEqualTo(made(ONE, Instant.EPOCH, "gol_", 1));
    }
}
