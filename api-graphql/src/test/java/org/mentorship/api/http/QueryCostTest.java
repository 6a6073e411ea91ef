package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The cost of an operation")
class QueryCostTest {

    private static final GraphQLSchema SCHEMA =
            new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse("""
                                    type Query { name: String  node: Node  nodes(first: Int = 7): [Node]  any(first: Int): [Node]  page(first: Int = 7): Page }
                                    type Node { id: ID  node: Node  nodes(first: Int!): [Node]  list: [Node!]!  words: [String!] }
                                    type Page { nodes: [Node!]!  edges: [Edge!]!  pageInfo: PageInfo! }
                                    type Edge { node: Node! }
                                    type PageInfo { hasNextPage: Boolean! }
                                    """), RuntimeWiring.MOCKED_WIRING);

    private static QueryCost cost(String document, Map<String, Object> variables) {
        var parsed = Parser.parse(document);
        var operation = parsed.getDefinitionsOfType(OperationDefinition.class).getFirst();
        return QueryCost.of(SCHEMA, parsed, operation, variables);
    }

    @ParameterizedTest(name = "{0} has depth {1} and complexity {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{ name } | 1 | 1",
                "{ node { id } } | 2 | 2",
                "{ nodes { id } } | 2 | 8",
                "{ any { id } } | 2 | 21",
                "{ nodes(first: 3) { id node { id } } } | 3 | 10",
                "{ nodes(first: 3) { nodes(first: 4) { id } } } | 3 | 16",
                "{ nodes(first: -5) { id } } | 2 | 2",
                "{ node { list { id } } } | 3 | 12",
                "{ node { words } } | 2 | 2",
                "{ node { list { list { list { list { id } } } } } } | 6 | 11112",
                "{ page { nodes { id } } } | 3 | 15",
                "{ page(first: 2) { edges { node { id } } pageInfo { hasNextPage } } } | 4 | 11",
                "query ($n: Int) { nodes(first: $n) { id } } | 2 | 6",
                "query ($m: Int) { nodes(first: $m) { id } } | 2 | 21",
                "{ __schema { types { fields { type { ofType { ofType { name } } } } } } } | 1 | 1",
                "{ ...F } fragment F on Query { node { id } } | 2 | 2",
                "{ ... { node { ... on Node { id } } } } | 2 | 2",
            })
    @DisplayName("counts fields as often as their page says:")
    void counts(String document, int depth, long complexity) {
        var cost = cost(document, Map.of("n", 5));

        assertThat(cost.depth()).isEqualTo(depth);
        assertThat(cost.complexity()).isEqualTo(complexity);
    }

    @Test
    @DisplayName("counts aliases and directives wherever they are")
    void aliasesAndDirectives() {
        var cost = cost(
                "query @a { x: name @b ... @c { node { y: id } } ...F @d } fragment F on Query @e { z: name @f }",
                Map.of());

        assertThat(cost.aliases()).isEqualTo(3);
        assertThat(cost.directives()).isEqualTo(6);
    }

    @Test
    @DisplayName("is known at once for fragments that unfold without end")
    void fragmentBomb() {
        var fragments = IntStream.range(0, 200)
                .mapToObj(i -> "fragment F%1$d on Node { ...F%2$d ...F%2$d node { id } }".formatted(i, i + 1))
                .collect(Collectors.joining("\n"));
        var bomb = "{ node { ...F0 } } " + fragments + " fragment F200 on Node { id }";

        assertThat(cost(bomb, Map.of()).complexity()).isGreaterThan(1_000_000);
    }

    @ParameterizedTest(name = "in {0}")
    @ValueSource(strings = {"README.md", "docs/getting-started.md"})
    @DisplayName("is within the limits for what newcomers are told to ask,")
    void ofWhatIsWritten(String page) throws IOException {
        var root = Path.of("..");
        var schema = new SchemaGenerator()
                .makeExecutableSchema(
                        new SchemaParser()
                                .parse(root.resolve("docs/schema/schema.graphqls")
                                        .toFile()),
                        RuntimeWiring.MOCKED_WIRING);
        var blocks = Pattern.compile("```graphql\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(root.resolve(page)))
                .results()
                .map(block -> Parser.parse(block.group(1)))
                .toList();

        assertThat(blocks).isNotEmpty();
        for (var document : blocks) {
            for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
                var cost = QueryCost.of(schema, document, operation, Map.of());
                assertThat(cost.complexity()).isBetween(3L, 20_000L);
                assertThat(cost.depth()).isLessThanOrEqualTo(15);
            }
        }
    }
}
