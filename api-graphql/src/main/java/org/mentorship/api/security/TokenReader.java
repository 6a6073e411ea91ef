package org.mentorship.api.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Subjects;
import org.mentorship.contract.id.ParticipantId;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Reads who is calling out of a token whose signature, issuer, audience and times have been checked. */
final class TokenReader implements Converter<Jwt, AbstractAuthenticationToken> {

    private final SecurityProperties.Claims claims;

    TokenReader(SecurityProperties.Claims claims) {
        this.claims = claims;
    }

    /**
     * The authentication of a token; roles that the service does not know are left out.
     *
     * @throws OAuth2AuthenticationException if the token has no subject that may call, or says PARTICIPANT
     *     without saying which
     */
    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        var subject = token.getSubject();
        if (subject == null || !Subjects.mayCall(subject)) {
            throw invalid("The token has no subject that may call.");
        }
        var roles = roles(token);
        if (roles.contains(ActorRole.PARTICIPANT) && participant(token).isEmpty()) {
            throw invalid("A token with the role PARTICIPANT names the participant (par_…).");
        }
        return new JwtAuthenticationToken(
                token,
                roles.stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList(),
                subject);
    }

    /** The caller of an authentication that this made; empty for any other. */
    Optional<Caller> caller(@Nullable Authentication authentication, @Nullable String traceId) {
        if (!(authentication instanceof JwtAuthenticationToken jwt)) {
            return Optional.empty();
        }
        var roles = roles(jwt.getToken());
        var participant = roles.contains(ActorRole.PARTICIPANT)
                ? participant(jwt.getToken()).orElse(null)
                : null;
        return Optional.of(new Caller(jwt.getName(), roles, participant, traceId));
    }

    private Set<ActorRole> roles(Jwt token) {
        Object claim = token.getClaim(claims.rolesClaim());
        Collection<?> names = switch (claim) {
            case Collection<?> list -> list;
            case String text -> List.of(text.split("[ ,]+"));
            case null, default -> List.of();
        };
        var roles = EnumSet.noneOf(ActorRole.class);
        Arrays.stream(ActorRole.values())
                .filter(role -> role != ActorRole.AUTOMATION && names.contains(role.name()))
                .forEach(roles::add);
        return roles;
    }

    private Optional<ParticipantId> participant(Jwt token) {
        try {
            return Optional.ofNullable(token.getClaimAsString(claims.participantClaim()))
                    .map(ParticipantId::new);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static OAuth2AuthenticationException invalid(String why) {
        return new OAuth2AuthenticationException(BearerTokenErrors.invalidToken(why));
    }
}
