package org.mentorship.api.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.mentorship.contract.RunMode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** The GraphQL endpoint over HTTP, server-sent events and WebSocket, in place of Spring Boot's own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HttpProperties.class, LimitsProperties.class})
class HttpConfiguration {

    @Bean
    JsonHandler jsonHandler(WebGraphQlHandler operations, LimitsProperties limits) {
        return new JsonHandler(operations, limits.timeout());
    }

    @Bean
    OpenConnections openConnections(LimitsProperties limits) {
        return new OpenConnections(limits);
    }

    /** The container tells it of requests that are over. */
    @Bean
    OperationsInWork operationsInWork(LimitsProperties limits) {
        return new OperationsInWork(limits);
    }

    @Bean
    EventStreamHandler eventStreamHandler(
            WebGraphQlHandler operations, OpenConnections connections, GraphQlProperties graphQl) {
        return new EventStreamHandler(
                operations, connections, graphQl.getHttp().getSse().getKeepAlive());
    }

    /** Before Spring Boot's routes of the same path. */
    @Bean
    @Order(-1)
    RouterFunction<ServerResponse> graphQlEndpoint(
            JsonHandler json,
            EventStreamHandler events,
            OperationsInWork inWork,
            HttpProperties properties,
            LimitsProperties limits,
            AllowedDocuments documents,
            GraphQlProperties graphQl) {
        var endpoint = new GraphQlEndpoint(json, events, inWork, properties, limits, documents);
        return RouterFunctions.route(RequestPredicates.path(graphQl.getHttp().getPath()), endpoint::handle);
    }

    @Bean
    WebSocketHandler webSocketHandler(
            WebGraphQlHandler operations,
            AllowedDocuments documents,
            OpenConnections connections,
            OperationsInWork inWork,
            LimitsProperties limits,
            GraphQlProperties graphQl,
            JsonMapper mapper) {
        @SuppressWarnings("unchecked") // it converts any object
        var converter =
                (HttpMessageConverter<Object>) (HttpMessageConverter<?>) new JacksonJsonHttpMessageConverter(mapper);
        return new WebSocketHandler(
                operations,
                documents,
                connections,
                inWork,
                limits,
                converter,
                graphQl.getWebsocket().getConnectionInitTimeout(),
                graphQl.getWebsocket().getKeepAlive());
    }

    @Bean
    AllowedDocuments allowedDocuments(HttpProperties properties) {
        return AllowedDocuments.in(properties.allowedDocuments());
    }

    @Bean
    ErrorCodes errorCodes() {
        return new ErrorCodes();
    }

    @Bean
    LimitsInterceptor limitsInterceptor(
            LimitsProperties limits,
            HttpProperties http,
            AllowedDocuments documents,
            @Value("${" + RunMode.SETTING + ":" + RunMode.EMBEDDED_VALUE + "}") RunMode mode) {
        return new LimitsInterceptor(
                limits, http.introspection(mode), documents, new RateLimiter(limits), new OpenSubscriptions(limits));
    }

    @Bean
    LimitsInstrumentation limitsInstrumentation(LimitsProperties limits) {
        return new LimitsInstrumentation(limits);
    }

    @Bean
    DocumentCache documentCache() {
        return new DocumentCache();
    }

    @Bean
    MeterBinder documentCacheSize(DocumentCache documents) {
        return registry -> Gauge.builder("mentorship.cache.size", documents, DocumentCache::size)
                .tag("cache", "documents")
                .baseUnit("entries")
                .description("What is at hand in memory")
                .register(registry);
    }

    @Bean
    GraphQlSourceBuilderCustomizer documentsAtHand(DocumentCache documents) {
        return builder -> builder.configureGraphQl(engine -> engine.preparsedDocumentProvider(documents));
    }
}
