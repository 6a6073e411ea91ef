package org.mentorship.api.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.UUID;
import org.mentorship.contract.envelope.ActorRole;

/** Signs the tokens of the embedded mode. Tokens go by the machine's time, also where the service's time is simulated. */
public final class TokenIssuer {

    /** Who issues tokens in the embedded mode. */
    public static final String EMBEDDED_ISSUER = "mentorship-embedded";
    /** For whom every token must be. */
    public static final String AUDIENCE = "mentorship";
    /** The claim that lists the roles, by the names of {@link ActorRole}. */
    public static final String ROLES_CLAIM = "roles";

    private final ECKey key;
    private final Clock clock;

    public TokenIssuer(ECKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** A signed token; valid from now on. */
    public String issue(String subject, Collection<ActorRole> roles, Duration validFor) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(EMBEDDED_ISSUER)
                .audience(AUDIENCE)
                .subject(subject)
                .claim(ROLES_CLAIM, roles.stream().map(ActorRole::name).sorted().toList())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(validFor)))
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key cannot sign", e);
        }
        return token.serialize();
    }
}
