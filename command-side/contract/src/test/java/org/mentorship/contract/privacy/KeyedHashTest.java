package org.mentorship.contract.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A keyed hash")
class KeyedHashTest {

    /** Section 4 of the RFC. */
    @ParameterizedTest(name = "case {0}")
    @DisplayName("is the HMAC-SHA-256 of RFC 4231")
    @CsvSource({
        "1, 0b*20, 4869205468657265, b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "2, 4a656665*1, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
                + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "3, aa*20, dd*50, 773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
        "4, 0102030405060708090a0b0c0d0e0f10111213141516171819*1, cd*50,"
                + " 82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
        "5, 0c*20, 546573742057697468205472756e636174696f6e, a3b6167473100ee06e0c796c2955552b",
        "6, aa*131, 54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b"
                + "6579204669727374, 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        "7, aa*131, 5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b6579"
                + "20616e642061206c6172676572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e65656473"
                + "20746f20626520686173686564206265666f7265206265696e6720757365642062792074686520484d414320616c676f72"
                + "6974686d2e, 9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
    })
    void published(int number, String key, String message, String expected) {
        assertThat(new KeyedHash(bytes(key)).hex(expected.length() / 2, bytes(message)))
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
    @DisplayName("is over its parts one after the other")
    void parts() {
        var hash = new KeyedHash(new byte[32]);
        assertThat(hash.of("what ".getBytes(UTF_8), "it is".getBytes(UTF_8)))
                .isEqualTo(hash.of("what it is".getBytes(UTF_8)));
    }

    @Test
    @DisplayName("asks for its key when it is first needed, and once")
    void asksOnce() {
        var asked = new AtomicInteger();
        var hash = new KeyedHash(() -> {
            asked.incrementAndGet();
            return new byte[32];
        });
        assertThat(asked).hasValue(0);
        hash.of(new byte[1]);
        hash.of(new byte[2]);
        assertThat(asked).hasValue(1);
    }

    @Test
    @DisplayName("asks again where its key could not be had")
    void asksAgain() {
        var away = new AtomicBoolean(true);
        var hash = new KeyedHash(() -> {
            if (away.get()) {
                throw new IllegalStateException("The store of the key is away");
            }
            return new byte[32];
        });
        assertThatThrownBy(() -> hash.of(new byte[1])).isInstanceOf(IllegalStateException.class);
        away.set(false);
        assertThat(hash.of(new byte[1])).isEqualTo(new KeyedHash(new byte[32]).of(new byte[1]));
    }
}
