package org.mentorship.api.security;

import io.micrometer.tracing.Tracer;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.mentorship.api.observe.CurrentTrace;
import org.mentorship.contract.envelope.ActorRole;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What is open to whom. Nothing is, but health and, where it is on, the GraphiQL page; every field of the API decides for
 * itself what its caller may see.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SecurityProperties.class, OriginProperties.class})
class SecurityConfiguration {

    private static final String GRAPHQL = "/graphql";

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            OriginProperties origins,
            ObjectProvider<OpenPages> pages,
            JwtDecoder decoder,
            TokenReader tokenReader)
            throws Exception {
        var errors = new ErrorBodies();
        return http.authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                            .permitAll();
                    requests.requestMatchers("/actuator/health", "/actuator/health/**")
                            .permitAll();
                    requests.requestMatchers("/actuator/**").hasRole(ActorRole.ADMIN.name());
                    pages.ifAvailable(
                            open -> requests.requestMatchers(matcher(open)).permitAll());
                    requests.requestMatchers(webSocketHandshake()).permitAll();
                    requests.anyRequest().authenticated();
                })
                .oauth2ResourceServer(server -> server.jwt(
                                jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(tokenReader))
                        .authenticationEntryPoint(errors)
                        .accessDeniedHandler(errors)
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                                filter.setAuthenticationFailureHandler(errors);
                                return filter;
                            }
                        }))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(errors).accessDeniedHandler(errors))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie carries a right, so there is nothing to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilter(new OriginFilter(origins))
                .headers(headers -> {
                    // Spring lets caches keep event streams, as long as they ask before they give them away.
                    headers.addHeaderWriter((_, response) -> response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store"));
                    pages.ifAvailable(open -> headers.addHeaderWriter(policy(open)));
                })
                .build();
    }

    private static RequestMatcher matcher(OpenPages pages) {
        var paths = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(pages.paths().stream()
                .<RequestMatcher>map(path -> paths.matcher(HttpMethod.GET, path))
                .toList());
    }

    private static HeaderWriter policy(OpenPages pages) {
        return new DelegatingRequestMatcherHeaderWriter(
                matcher(pages), (_, response) -> response.setHeader("Content-Security-Policy", pages.contentPolicy()));
    }

    /** The token comes with the first message; {@link CallerInterceptor} closes the connection if it does not. */
    private static RequestMatcher webSocketHandshake() {
        return new AndRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, GRAPHQL),
                request -> "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE)));
    }

    @Bean
    CallerInterceptor callerInterceptor(JwtDecoder decoder, TokenReader tokenReader, ObjectProvider<Tracer> tracer) {
        var tokens = new JwtAuthenticationProvider(decoder);
        tokens.setJwtAuthenticationConverter(tokenReader);
        return new CallerInterceptor(
                new ProviderManager(tokens), tokenReader, Clock.systemUTC(), new CurrentTrace(tracer));
    }

    /** An observation around each of some twenty filters would take longer than they do. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    HandlerMethodArgumentResolver callerArgument() {
        return new CallerArgument();
    }
}
