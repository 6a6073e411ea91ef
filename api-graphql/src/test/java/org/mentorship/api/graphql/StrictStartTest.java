package org.mentorship.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.api.graphql.kit.GraphQlSlice;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("The start")
class StrictStartTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(GraphQlSlice.class);

    @Test
    @DisplayName("fails on a field of the schema that nothing serves")
    void unmapped() {
        failsWith("misfits/unmapped.graphqls", "Program=[nobody]");
    }

    @Test
    @DisplayName("fails on a query that no access rule speaks of")
    void unruled() {
        failsWith("misfits/unruled.graphqls", "AccessRules says nothing about Query.anybody");
    }

    private void failsWith(String schema, String message) {
        runner.withPropertyValues("spring.graphql.schema.additional-files=classpath:" + schema)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(message));
    }
}
