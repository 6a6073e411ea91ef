package org.mentorship.api.security;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holds below all filters: in the server itself. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> answersOfTheServer() {
        return server -> {
            server.addEngineValves(new FreshResponses(), new AnswerHeaders());
            server.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new ServerErrors()));
        };
    }
}
