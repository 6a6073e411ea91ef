package org.mentorship.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.api.graphql.common.AccessRule;
import org.mentorship.api.graphql.common.AccessRules;
import org.mentorship.api.graphql.common.Reach;
import org.mentorship.api.graphql.kit.ProjectFiles;
import org.mentorship.api.graphql.kit.SliceTest;
import org.mentorship.contract.envelope.ActorRole;
import org.springframework.graphql.execution.GraphQlSource;

@SliceTest
@DisplayName("docs/access.md")
class AccessTableTest {

    private static final List<ActorRole> COLUMNS = List.of(
            ActorRole.PARTICIPANT, ActorRole.COORDINATOR, ActorRole.ADMIN, ActorRole.AUDITOR, ActorRole.EVALUATOR);

    private final GraphQLSchema schema;

    AccessTableTest(GraphQlSource source) {
        this.schema = source.schema();
    }

    @Test
    @DisplayName("shows the rules that the service goes by")
    void sameAsRules() throws IOException {
        var rows = Files.readAllLines(ProjectFiles.ROOT.resolve("docs/access.md")).stream()
                .filter(line -> line.startsWith("| `") && !line.startsWith("| `@"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        AccessRules.all().stream().map(AccessTableTest::row).toList());
    }

    @Test
    @DisplayName("has a row for every query, mutation and subscription, and no other but for guarded edges")
    void complete() {
        var fields = Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                .flatMap(root ->
                        root.getFieldDefinitions().stream().map(field -> root.getName() + "." + field.getName()));
        assertThat(AccessRules.all())
                .extracting(AccessRule::field)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(fields, Stream.of("Mentorship.history")).toList());
    }

    private static String row(AccessRule rule) {
        var row = new StringBuilder("| `").append(rule.field()).append("` |");
        for (var role : COLUMNS) {
            var reach = rule.reach(role);
            row.append(' ')
                    .append(reach == Reach.NO ? "–" : reach.name().toLowerCase(Locale.ROOT))
                    .append(" |");
        }
        return row.toString();
    }
}
