package org.mentorship.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

@DisplayName("A remembered token")
class RememberedTokensTest {

    private final AtomicInteger decodings = new AtomicInteger();
    private final AtomicBoolean expired = new AtomicBoolean();

    private final RememberedTokens tokens = new RememberedTokens(
            this::decode,
            _ -> expired.get()
                    ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"))
                    : OAuth2TokenValidatorResult.success());

    private Jwt decode(String token) {
        decodings.incrementAndGet();
        if (expired.get() || token.equals("forged")) {
            throw new BadJwtException("refused");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "ES256")
                .subject(token)
                .issuedAt(Instant.EPOCH)
                .build();
    }

    @Test
    @DisplayName("is verified once")
    void once() {
        assertThat(tokens.decode("a")).isSameAs(tokens.decode("a"));
        assertThat(tokens.decode("b").getSubject()).isEqualTo("b");
        assertThat(decodings).hasValue(2);
    }

    @Test
    @DisplayName("is refused as soon as it has expired")
    void expiry() {
        tokens.decode("a");
        expired.set(true);

        assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(BadJwtException.class);
    }

    @Test
    @DisplayName("is none that was ever refused")
    void refused() {
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThat(decodings).hasValue(2);
    }
}
