package org.mentorship.api.graphql.common;

import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.SchemaReport;
import org.springframework.stereotype.Component;

/** Stops the start if the schema and the code that serves it do not fit each other. */
@Component
final class StrictSchema implements GraphQlSourceBuilderCustomizer {

    @Override
    public void customize(GraphQlSource.SchemaResourceBuilder builder) {
        builder.inspectSchemaMappings(StrictSchema::check);
    }

    private static void check(SchemaReport report) {
        if (!report.unmappedFields().isEmpty()
                || !report.unmappedRegistrations().isEmpty()
                || !report.unmappedArguments().isEmpty()
                || !report.fieldNullnessErrors().isEmpty()
                || !report.argumentNullnessErrors().isEmpty()
                || !report.skippedTypes().isEmpty()) {
            throw new IllegalStateException("The schema and its controllers do not fit each other: " + report);
        }
    }
}
