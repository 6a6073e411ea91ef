package org.mentorship.api.graphql.kit;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.axon.Commands;
import org.mentorship.api.errors.GraphQlFailure;
import org.mentorship.api.errors.TopLevelErrors;
import org.mentorship.api.graphql.common.Callers;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.privacy.Pseudonyms;
import org.mentorship.contract.privacy.Revealer;
import org.mentorship.contract.time.ServiceClock;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.graphql.test.tester.ExecutionGraphQlServiceTester;
import org.springframework.graphql.test.tester.GraphQlTester;
import reactor.core.publisher.Mono;

/**
 * The whole schema with all its controllers; what lies behind them is scripted. It is not marked as a configuration, so
 * that a test which starts the whole service does not find it by its scan.
 */
@ComponentScan("org.mentorship.api.graphql")
@ImportAutoConfiguration(GraphQlAutoConfiguration.class)
public class GraphQlSlice {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    /** The key of this subject is destroyed. */
    public static final String ERASED_SUBJECT = "erased";

    @Bean
    ScriptedCommandSide commandSide() {
        return new ScriptedCommandSide();
    }

    @Bean
    ScriptedReadSide readSide() {
        return new ScriptedReadSide();
    }

    @Bean
    CommandGateway commandGateway(ScriptedCommandSide commandSide) {
        return DefaultCommandGateway.builder().commandBus(commandSide.bus()).build();
    }

    @Bean
    Commands commands(CommandGateway gateway) {
        return new Commands(gateway, Runnable::run);
    }

    @Bean
    QueryGateway queryGateway(ScriptedReadSide readSide) {
        return DefaultQueryGateway.builder().queryBus(readSide.bus()).build();
    }

    @Bean
    ServiceClock serviceClock() {
        return ServiceClock.simulatedFrom(NOW);
    }

    /** Tokens are {@code enc:v1:<subject>:<event>:<the text itself>}. */
    @Bean
    Revealer revealer() {
        return new Revealer() {
            @Override
            public Optional<String> reveal(String token) {
                return !token.startsWith(Revealer.TOKEN_PREFIX)
                        ? Optional.of(token)
                        : Optional.of(token.split(":", 5))
                                .filter(parts -> !isErased(parts[2]))
                                .map(parts -> parts[4]);
            }

            @Override
            public boolean isErased(String subject) {
                return subject.equals(ERASED_SUBJECT);
            }
        };
    }

    /** Pseudonyms that show what they are made of. */
    @Bean
    Pseudonyms pseudonyms() {
        return (program, id) -> Pseudonyms.PREFIX + program + "_" + id.replaceFirst("^[a-z]+_", "");
    }

    public static String token(String subject, String text) {
        return Revealer.TOKEN_PREFIX + subject + ":evt:" + text;
    }

    @Bean
    HandlerMethodArgumentResolver callerArgument() {
        return new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Caller.class;
            }

            @Override
            public Object resolveArgument(MethodParameter parameter, DataFetchingEnvironment environment) {
                return Callers.of(environment);
            }
        };
    }

    @Bean
    DataFetcherExceptionResolver failures() {
        return (failure, environment) -> failure instanceof GraphQlFailure known
                ? Mono.just(List.of(TopLevelErrors.of(known, environment)))
                : Mono.empty();
    }

    @Bean
    SubscriptionExceptionResolver subscriptionFailures() {
        return failure -> failure instanceof GraphQlFailure known
                ? Mono.just(List.<GraphQLError>of(TopLevelErrors.of(known)))
                : Mono.empty();
    }

    /** Asks as somebody; nobody calls anonymously. */
    public static GraphQlTester as(ExecutionGraphQlService service, @Nullable Caller caller) {
        return ExecutionGraphQlServiceTester.builder(service)
                .configureExecutionInput((_, builder) -> calledBy(caller, builder))
                .build();
    }

    private static ExecutionInput calledBy(@Nullable Caller caller, ExecutionInput.Builder builder) {
        return caller == null
                ? builder.build()
                : builder.graphQLContext(Map.of(Caller.class, caller, Caller.CONTEXT_KEY, caller))
                        .build();
    }

    /** What somebody is answered; nobody calls anonymously. */
    public static ExecutionGraphQlResponse answer(
            ExecutionGraphQlService service, @Nullable Caller caller, String document, String requestId) {
        var request = new DefaultExecutionGraphQlRequest(document, null, Map.of(), Map.of(), requestId, null);
        request.configureExecutionInput((_, builder) -> calledBy(caller, builder));
        return Objects.requireNonNull(service.execute(request).block());
    }

    /** The data of an answer; what the caller is refused shows nothing. */
    public static Object shown(ExecutionGraphQlService service, Caller caller, String document, String requestId) {
        var answer = answer(service, caller, document, requestId);
        assertThat(answer.getErrors())
                .as(document)
                .allSatisfy(
                        error -> assertThat(error.getExtensions().get("code")).isIn("FORBIDDEN", "NOT_FOUND"));
        return Objects.requireNonNullElse(answer.getData(), Map.of());
    }

    public static Caller participant(String id) {
        return new Caller(id, Set.of(ActorRole.PARTICIPANT), new ParticipantId(id), null);
    }

    /** A coordinator is one of the programme of the samples. */
    public static Caller staff(ActorRole role) {
        return new Caller(
                role.name().toLowerCase(Locale.ROOT) + "-1", Set.of(role), null, null, Set.of(Samples.PROGRAM));
    }

    /** A coordinator of another programme. */
    public static Caller coordinatorOfAnother() {
        return new Caller("coordinator-2", Set.of(ActorRole.COORDINATOR), null, null, Set.of("prg_another"));
    }
}
