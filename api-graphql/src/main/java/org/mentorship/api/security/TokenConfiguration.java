package org.mentorship.api.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.util.List;
import org.mentorship.contract.RunMode;
import org.mentorship.contract.StartupFailure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** How tokens are checked, whoever issued them. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    /**
     * What every token must have on top of Spring's defaults; Spring Boot adds this to the decoder of a configured issuer
     * as well. By default {@code aud} is not looked at and {@code exp} may be absent.
     */
    @Bean
    OAuth2TokenValidator<Jwt> audienceAndExpiry() {
        var times = new JwtTimestampValidator();
        times.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(List.of(times, new JwtAudienceValidator(TokenIssuer.AUDIENCE)));
    }

    /** The decoder of the embedded mode: one key, one algorithm, one issuer. */
    @Bean
    @Conditional(NoOtherIssuer.class)
    JwtDecoder embeddedTokens(SecurityProperties properties, OAuth2TokenValidator<Jwt> audienceAndExpiry) {
        if (properties.mode() != RunMode.EMBEDDED) {
            throw new StartupFailure(
                    StartupFailure.Code.ISSUER_MISSING,
                    "Outside the embedded mode tokens come from an issuer: set " + NoOtherIssuer.ISSUER);
        }
        var key = SigningKey.in(properties.data()).toPublicJWK();
        var decoder = NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(new JWKSet(key)))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        var validator = JwtValidators.createDefaultWithValidators(
                List.of(new JwtIssuerValidator(TokenIssuer.EMBEDDED_ISSUER), audienceAndExpiry));
        decoder.setJwtValidator(validator);
        return new RememberedTokens(decoder, validator);
    }

    @Bean
    TokenReader tokenReader(SecurityProperties properties) {
        return new TokenReader(properties.security());
    }
}
