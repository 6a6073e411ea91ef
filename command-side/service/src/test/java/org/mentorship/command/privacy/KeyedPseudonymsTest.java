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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorship.contract.privacy.Pseudonyms;

@DisplayName("Pseudonyms")
@Label("Pseudonyms")
class KeyedPseudonymsTest {

    /** RFC 4231, section 4; case 5 is about truncated output, which the others show as well. */
    @ParameterizedTest(name = "case {0}")
    @DisplayName("are made by the HMAC-SHA-256 of RFC 4231")
    @CsvSource({
        "1, 0b*20, 4869205468657265, b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "2, 4a656665*1, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
                + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "3, aa*20, dd*50, 773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
        "4, 0102030405060708090a0b0c0d0e0f10111213141516171819*1, cd*50,"
                + " 82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
        "6, aa*131, 54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b"
                + "6579204669727374, 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    })
    void published(int number, String key, String message, String expected) {
        assertThat(HexFormat.of().formatHex(KeyedPseudonyms.hmac(bytes(key), bytes(message))))
                .as("case %s", number)
                .isEqualTo(expected);
    }

    /** Hex, perhaps with how many times. */
    private static byte[] bytes(String text) {
        var parts = text.split("\\*", -1);
        var times = parts.length == 1 ? 1 : Integer.parseInt(parts[1]);
        return HexFormat.of().parseHex(parts[0].repeat(times));
    }

    @Test
    @DisplayName("are the programme's HMAC, 16 bytes of it, so that any process and any later version makes the same")
    void form() {
        var secret = bytes("0b*32");
        var key = KeyedPseudonyms.hmac(secret, "pseudonyms of prg_a".getBytes(StandardCharsets.UTF_8));
        var whole = HexFormat.of().formatHex(KeyedPseudonyms.hmac(key, "par_a".getBytes(StandardCharsets.UTF_8)));
        assertThat(new KeyedPseudonyms(() -> secret).of("prg_a", "par_a"))
                .isEqualTo("psn_" + whole.substring(0, 32))
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
