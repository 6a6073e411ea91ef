package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.micrometer.context.ContextSnapshotFactory;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.support.DefaultGraphQlRequest;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import reactor.core.publisher.Mono;

@DisplayName("An event stream")
class EventStreamHandlerTest {

    private static final List<HttpMessageConverter<?>> CONVERTERS = List.of(new JacksonJsonHttpMessageConverter());

    private static final ServerResponse.Context CONTEXT = () -> CONVERTERS;

    /** An engine with a defect. */
    private static final class Broken implements WebGraphQlHandler {
        @Override
        public Mono<WebGraphQlResponse> handleRequest(WebGraphQlRequest request) {
            return Mono.error(new ArithmeticException("long overflow"));
        }

        @Override
        public WebSocketGraphQlInterceptor getWebSocketInterceptor() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ContextSnapshotFactory contextSnapshotFactory() {
            throw new UnsupportedOperationException();
        }
    }

    private final LimitsProperties limits = Binder.get(
                    new MockEnvironment().withProperty("mentorship.limits.operations", "1"))
            .bind("mentorship.limits", LimitsProperties.class)
            .get();
    private final OperationsInWork inWork = new OperationsInWork(limits);

    private void answer(MockHttpServletResponse response) throws ServletException, IOException {
        var request = new MockHttpServletRequest("POST", "/graphql");
        request.setAsyncSupported(true);
        request.setAttribute(
                OperationRequests.PARAMETERS, new DefaultGraphQlRequest("{ __typename }", null, null, null));
        inWork.enter("somebody", request);
        new EventStreamHandler(new Broken(), new OpenConnections(limits), null)
                .handleRequest(ServerRequest.create(request, CONVERTERS))
                .writeTo(request, response, CONTEXT);
    }

    @Test
    @DisplayName("tells an incident with its code, and ends")
    void incident() throws ServletException, IOException {
        var response = new MockHttpServletResponse();

        answer(response);

        await().untilAsserted(() -> assertThat(response.getContentAsString())
                .contains("\"code\":\"INTERNAL\"")
                .doesNotContain("overflow")
                .endsWith("event:complete\ndata:\n\n"));
    }

    @Test
    @DisplayName(
            "takes up nothing any more when it cannot be written, even if the server never says that the request is over")
    void unwritable() throws ServletException, IOException {
        answer(new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                return new DelegatingServletOutputStream(new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("gone");
                    }
                });
            }
        });

        await().untilAsserted(
                        () -> assertThatCode(() -> inWork.enter("somebody")).doesNotThrowAnyException());
    }
}
