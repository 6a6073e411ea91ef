package org.mentorship.api.http;

import java.util.List;
import org.mentorship.api.security.OpenPages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves GraphiQL where it is wanted, from this jar alone; nothing else is served as a file. */
@Configuration(proxyBeanMethods = false)
@Conditional(GraphiQlWanted.class)
class GraphiQlPage implements WebMvcConfigurer {

    private static final List<String> LIBRARIES = List.of("graphiql", "react", "react-dom");

    /** Everything comes from the service itself; GraphiQL's stylesheet has its fonts and images inside. */
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
            + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/graphiql").setViewName("forward:/graphiql/index.html");
        registry.addRedirectViewController("/graphiql/", "/graphiql");
        registry.addRedirectViewController("/", "/graphiql");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/graphiql/**").addResourceLocations("classpath:/static/graphiql/");
        LIBRARIES.forEach(library -> registry.addResourceHandler("/webjars/" + library + "/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/" + library + "/"));
    }

    @Bean
    OpenPages graphiQl() {
        return new OpenPages(
                List.of(
                        "/",
                        "/graphiql",
                        "/graphiql/**",
                        "/webjars/graphiql/**",
                        "/webjars/react/**",
                        "/webjars/react-dom/**"),
                CONTENT_POLICY);
    }
}
