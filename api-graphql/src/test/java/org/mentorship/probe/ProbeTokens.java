package org.mentorship.probe;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.mentorship.api.security.SigningKey;
import org.mentorship.api.security.TokenIssuer;
import org.mentorship.contract.envelope.ActorRole;

/** Good tokens for the probe, and tokens with one thing wrong. */
public final class ProbeTokens {

    /** The probe's data directory. */
    public static final String DATA = "target/probe-data";

    public static final Instant END_OF_YEAR_9999 = Instant.ofEpochSecond(253_402_300_799L);

    private ProbeTokens() {}

    public static String of(ActorRole role) {
        return of(role.name().toLowerCase(Locale.ROOT), role);
    }

    public static String of(String subject, ActorRole... roles) {
        var set = EnumSet.noneOf(ActorRole.class);
        set.addAll(List.of(roles));
        return new TokenIssuer(key(), Clock.systemUTC()).issue(subject, set, Duration.ofMinutes(10));
    }

    /** A good token but for what the consumer does to its claims. */
    public static String with(Consumer<JWTClaimsSet.Builder> change) {
        return signed(claims(change), JWSAlgorithm.ES256, signer(key()), JOSEObjectType.JWT);
    }

    public static String expiring(Instant end) {
        return with(claims -> claims.expirationTime(Date.from(end)));
    }

    /** Signed by somebody else. */
    public static String ofAnotherKey() {
        try {
            var other = new ECKeyGenerator(Curve.P_256).keyID(key().getKeyID()).generate();
            return signed(claims(_ -> {}), JWSAlgorithm.ES256, signer(other), JOSEObjectType.JWT);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The old trick: the public key as the secret of a symmetric algorithm. */
    public static String symmetric() {
        try {
            var secret = key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
            return signed(claims(_ -> {}), JWSAlgorithm.HS256, new MACSigner(secret), JOSEObjectType.JWT);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String unsigned() {
        return new PlainJWT(claims(_ -> {})).serialize();
    }

    public static String ofAnotherType() {
        return signed(claims(_ -> {}), JWSAlgorithm.ES256, signer(key()), new JOSEObjectType("secevent+jwt"));
    }

    private static ECKey key() {
        return SigningKey.in(Path.of(DATA));
    }

    private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(TokenIssuer.EMBEDDED_ISSUER)
                .audience(TokenIssuer.AUDIENCE)
                .subject("coordinator")
                .claim(TokenIssuer.ROLES_CLAIM, List.of("COORDINATOR"))
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
        change.accept(claims);
        return claims.build();
    }

    private static JWSSigner signer(ECKey key) {
        try {
            return new ECDSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer, JOSEObjectType type) {
        try {
            var header = new JWSHeader.Builder(algorithm)
                    .type(type)
                    .keyID(key().getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
