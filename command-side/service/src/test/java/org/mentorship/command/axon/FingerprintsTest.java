package org.mentorship.command.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.enrollment.EnrollmentCommand.Withdraw;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.EnrollmentId;

@DisplayName("The fingerprint of a command")
class FingerprintsTest {

    private static final Withdraw COMMAND = new Withdraw(new EnrollmentId("enr_a"), "moved");
    private static final Envelope ENVELOPE =
            new Envelope("usr_a", ActorRole.COORDINATOR, "par_a", "because", "cmd", "cor", "cau", null);

    private final Fingerprints fingerprints = new Fingerprints(HexFormat.of().parseHex("0b".repeat(32)));

    /**
     * {@code printf 'Withdraw\nusr_a\npar_a\nbecause\n{"enrollmentId":"enr_a","reason":"moved"}' | openssl dgst -sha256 -mac HMAC
     * -macopt hexkey:0b0b…}, the first 16 bytes.
     */
    @Test
    @DisplayName("stays the same, since those in the log tell retries also from a later version of the service")
    void pinned() {
        assertThat(fingerprints.of(COMMAND, ENVELOPE)).isEqualTo("d2aaa56d93afa818f4a894d9f4ac6931");
    }

    @Test
    @DisplayName("is made of the caller's own words where they are known")
    void content() {
        assertThat(fingerprints.of(COMMAND, ENVELOPE, "{\"reason\":\"moved\"}"))
                .isEqualTo("5b1a95f9adec7e29545546a5dd771d3b");
    }
}
