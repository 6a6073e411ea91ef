package org.mentorship.api.e2e;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.security.SigningKey;
import org.mentorship.api.security.TokenIssuer;
import org.mentorship.contract.envelope.ActorRole;

/** Tokens that are none, or not good any more. */
final class BadTokens extends BadInputRows {

    private final Path elsewhere;

    /** @param elsewhere another data directory, with a key of its own */
    BadTokens(BadInputScene scene, Path elsewhere) {
        super(scene);
        this.elsewhere = elsewhere;
    }

    @Override
    List<Row> rows() {
        var good = cast.staff();
        return List.of(
                row("none", "UNAUTHENTICATED", () -> codeWith(null)),
                row("garbage", "UNAUTHENTICATED", () -> codeWith("garbage")),
                row("cut short", "UNAUTHENTICATED", () -> codeWith(good.substring(0, good.length() - 5))),
                row(
                        "without its signature",
                        "UNAUTHENTICATED",
                        () -> codeWith(good.substring(0, good.lastIndexOf('.') + 1))),
                row(
                        "expired",
                        "UNAUTHENTICATED",
                        () -> codeWith(tokenOf(
                                SigningKey.in(scene.data), Clock.offset(Clock.systemUTC(), Duration.ofDays(-1))))),
                row(
                        "not valid yet",
                        "UNAUTHENTICATED",
                        () -> codeWith(tokenOf(
                                SigningKey.in(scene.data), Clock.offset(Clock.systemUTC(), Duration.ofDays(1))))),
                row(
                        "of another service's key",
                        "UNAUTHENTICATED",
                        () -> codeWith(tokenOf(SigningKey.in(elsewhere), Clock.systemUTC()))),
                row(
                        "for another audience",
                        "UNAUTHENTICATED",
                        () -> codeWith(Tokens.with(scene.data, claims -> claims.audience("payroll")))),
                row(
                        "of another issuer",
                        "UNAUTHENTICATED",
                        () -> codeWith(Tokens.with(scene.data, claims -> claims.issuer("https://issuer.example")))),
                row(
                        "without an end",
                        "UNAUTHENTICATED",
                        () -> codeWith(Tokens.with(scene.data, claims -> claims.expirationTime(null)))),
                row(
                        "of an automation",
                        "UNAUTHENTICATED",
                        () -> codeWith(Tokens.with(scene.data, claims -> claims.subject("automation:match")))),
                row(
                        "of nobody that can be named again",
                        "UNAUTHENTICATED",
                        () -> codeWith(Tokens.with(scene.data, claims -> claims.subject(" coordinator-1")))),
                row(
                        "without a role",
                        "FORBIDDEN",
                        () -> codeWith(Tokens.with(scene.data, claims -> claims.claim("roles", List.of())))),
                row(
                        "of an unknown role",
                        "FORBIDDEN",
                        () -> codeWith(Tokens.with(scene.data, claims -> claims.claim("roles", List.of("EMPEROR"))))),
                row(
                        "of a participant without an id",
                        "UNAUTHENTICATED",
                        () -> codeWith(scene.service.token("Ada", ActorRole.PARTICIPANT))));
    }

    private String codeWith(@Nullable String token) {
        return api.mutate(token, "createProgram", Programme.input("Second steps"))
                .code();
    }

    private static String tokenOf(ECKey key, Clock clock) {
        return new TokenIssuer(key, clock).issue("coordinator", List.of(ActorRole.COORDINATOR), Duration.ofHours(1));
    }
}
