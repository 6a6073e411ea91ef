package org.mentorship.probe;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** Starts the {@link ProbeApplication} on a free port; tests with the same settings share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = ProbeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "mentorship.data=" + ProbeTokens.DATA,
            "spring.graphql.schema.locations=classpath:probe/",
            "spring.graphql.websocket.connection-init-timeout=5s"
        })
public @interface ProbeTest {}
