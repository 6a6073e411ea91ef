package org.mentorship.api.http;

import org.mentorship.contract.RunMode;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves GraphiQL in the embedded mode, from this jar alone. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = RunMode.SETTING, havingValue = RunMode.EMBEDDED_VALUE, matchIfMissing = true)
class GraphiQlPage implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/graphiql").setViewName("forward:/graphiql/index.html");
        registry.addRedirectViewController("/graphiql/", "/graphiql");
        registry.addRedirectViewController("/", "/graphiql");
    }
}
