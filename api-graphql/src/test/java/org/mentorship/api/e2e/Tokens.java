package org.mentorship.api.e2e;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.mentorship.api.security.SigningKey;
import org.mentorship.api.security.TokenIssuer;

/** Tokens that are signed with the right key, and have one thing wrong. */
final class Tokens {

    private static final long VALID_SECONDS = 600;

    private Tokens() {}

    /** A coordinator's good token but for what the consumer does to its claims. */
    static String with(Path data, Consumer<JWTClaimsSet.Builder> change) {
        var key = SigningKey.in(data);
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(TokenIssuer.EMBEDDED_ISSUER)
                .audience(TokenIssuer.AUDIENCE)
                .subject("coordinator")
                .claim(TokenIssuer.ROLES_CLAIM, List.of("COORDINATOR"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(VALID_SECONDS)));
        change.accept(claims);
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        var token = new SignedJWT(header, claims.build());
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
