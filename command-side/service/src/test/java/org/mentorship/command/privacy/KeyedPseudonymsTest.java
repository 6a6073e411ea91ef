package org.mentorship.command.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.privacy.KeyedHash;
import org.mentorship.contract.privacy.Pseudonyms;

@DisplayName("Pseudonyms")
@Label("Pseudonyms")
class KeyedPseudonymsTest {

    @Test
    @DisplayName("are the programme's HMAC, 16 bytes of it, so that any process and any later version makes the same")
    void form() {
        var secret = HexFormat.of().parseHex("0b".repeat(32));
        var key = new KeyedHash(secret).of("pseudonyms of prg_a".getBytes(StandardCharsets.UTF_8));
        var hash = new KeyedHash(key).hex(16, "par_a".getBytes(StandardCharsets.UTF_8));
        assertThat(new KeyedPseudonyms(() -> secret).of("prg_a", "par_a"))
                .isEqualTo("psn_" + hash)
                .isEqualTo("psn_cf780dae7510bd8e7b91019287bcb7ac");
    }

    @Test
    @DisplayName("ask for the secret when the first one is needed, and once")
    void asksOnce() {
        var asked = new AtomicInteger();
        var pseudonyms = new KeyedPseudonyms(() -> {
            asked.incrementAndGet();
            return new byte[32];
        });
        assertThat(asked).hasValue(0);
        pseudonyms.of("prg_a", "par_a");
        pseudonyms.of("prg_b", "par_b");
        assertThat(asked).hasValue(1);
    }

    @Property
    @Label("are the same for the same person in the same programme, and say nothing of either")
    void stable(
            @ForAll @Size(32) byte[] secret,
            @ForAll @StringLength(min = 4, max = 30) String program,
            @ForAll @StringLength(min = 4, max = 30) String person) {
        var pseudonym = new KeyedPseudonyms(() -> secret).of(program, person);
        assertThat(new KeyedPseudonyms(secret::clone).of(program, person)).isEqualTo(pseudonym);
        assertThat(pseudonym).matches(Pseudonyms.PREFIX + "[0-9a-f]{32}");
    }

    @Property
    @Label("tell two people, two programmes and two services apart")
    void distinct(
            @ForAll @Size(32) byte[] secret,
            @ForAll @Size(32) byte[] other,
            @ForAll @StringLength(min = 1, max = 30) String one,
            @ForAll @StringLength(min = 1, max = 30) String another) {
        Assume.that(!one.equals(another) && !Arrays.equals(secret, other));
        var pseudonyms = new KeyedPseudonyms(() -> secret);
        var pseudonym = pseudonyms.of("prg_a", one);
        assertThat(pseudonyms.of("prg_a", another)).isNotEqualTo(pseudonym);
        assertThat(pseudonyms.of("prg_b", one)).isNotEqualTo(pseudonym);
        assertThat(new KeyedPseudonyms(() -> other).of("prg_a", one)).isNotEqualTo(pseudonym);
    }
}
