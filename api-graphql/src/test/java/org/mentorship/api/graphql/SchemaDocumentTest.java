package org.mentorship.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.SchemaPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.api.graphql.kit.ProjectFiles;
import org.mentorship.api.graphql.kit.SliceTest;
import org.springframework.graphql.execution.GraphQlSource;

/**
 * Run with {@code -Dschema.write=true} to write the document anew; a change that breaks clients must then be listed in
 * {@code intended-breaking-changes.txt} first.
 */
@SliceTest
@DisplayName("The schema")
class SchemaDocumentTest {

    private static final Set<String> OURS = Set.of("confidential", "personal", "identifying", "pseudonymous");
    private static final Path FOLDER = ProjectFiles.ROOT.resolve("docs/schema");
    private static final Path DOCUMENT = FOLDER.resolve("schema.graphqls");
    private static final Path INTENDED = FOLDER.resolve("intended-breaking-changes.txt");

    private final GraphQLSchema schema;

    SchemaDocumentTest(GraphQlSource source) {
        this.schema = source.schema();
    }

    @Test
    @DisplayName("breaks no client of the schema in docs/schema, unless the break is listed as intended")
    void breaksNobody() throws IOException {
        if (Files.exists(DOCUMENT)) {
            assertThat(breaks(Files.readString(DOCUMENT)))
                    .as("breaking changes that docs/schema/intended-breaking-changes.txt does not list")
                    .isSubsetOf(intended());
        }
    }

    @Test
    @DisplayName("is the one that docs/schema shows")
    void isDocumented() throws IOException {
        if (Boolean.getBoolean("schema.write")) {
            breaksNobody();
            Files.createDirectories(FOLDER);
            Files.writeString(DOCUMENT, printed());
        }
        assertThat(Files.readString(DOCUMENT))
                .as("run this test with -Dschema.write=true to write docs/schema/schema.graphqls anew")
                .isEqualTo(printed());
    }

    @Test
    @DisplayName("describes every type, field, argument, input and value")
    void isDescribed() {
        var silent = new ArrayList<String>();
        BiConsumer<String, @Nullable String> note = (name, description) -> {
            if (description == null || description.isBlank()) {
                silent.add(name);
            }
        };
        schema.getAllTypesAsList().stream()
                .filter(type -> !type.getName().startsWith("__"))
                .filter(type ->
                        !Set.of("String", "Int", "Float", "Boolean", "ID").contains(type.getName()))
                .forEach(type -> {
                    note.accept(type.getName(), type.getDescription());
                    switch (type) {
                        case GraphQLObjectType object ->
                            object.getFieldDefinitions().forEach(field -> describe(object, field, note));
                        case GraphQLInputObjectType input -> {
                            for (GraphQLInputObjectField field : input.getFieldDefinitions()) {
                                note.accept(input.getName() + "." + field.getName(), field.getDescription());
                            }
                        }
                        case GraphQLEnumType values -> {
                            for (GraphQLEnumValueDefinition value : values.getValues()) {
                                note.accept(values.getName() + "." + value.getName(), value.getDescription());
                            }
                        }
                        default -> {}
                    }
                });
        assertThat(silent).isEmpty();
    }

    @Test
    @DisplayName("takes one input for each mutation, with a command id")
    void inputs() {
        assertThat(schema.getMutationType().getFieldDefinitions()).allSatisfy(mutation -> {
            assertThat(mutation.getArguments())
                    .extracting(GraphQLArgument::getName)
                    .containsExactly("input");
            var input = (GraphQLInputObjectType) graphql.schema.GraphQLTypeUtil.unwrapAll(
                    mutation.getArgument("input").getType());
            assertThat(input.getName()).isEqualToIgnoringCase(mutation.getName() + "Input");
            assertThat(input.getFieldDefinition("commandId").getType()).isEqualTo(Scalars.GraphQLID);
        });
    }

    private static void describe(
            GraphQLObjectType type, GraphQLFieldDefinition field, BiConsumer<String, @Nullable String> note) {
        var name = type.getName() + "." + field.getName();
        note.accept(name, field.getDescription());
        field.getArguments()
                .forEach(argument -> note.accept(name + "(" + argument.getName() + ")", argument.getDescription()));
    }

    private List<String> breaks(String old) {
        var report = new CapturingReporter();
        new SchemaDiff().diffSchema(SchemaDiffSet.diffSetFromSdl(old, printed()), report);
        return report.getBreakages().stream()
                .map(event -> event.getTypeName() + "." + event.getFieldName() + ": " + event.getReasonMsg())
                .toList();
    }

    private static List<String> intended() throws IOException {
        return Files.readAllLines(INTENDED).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private String printed() {
        return new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
                        .includeScalarTypes(true)
                        .includeSchemaDefinition(false)
                        .includeDirectiveDefinitions(true)
                        .includeDirectives(OURS::contains))
                .print(schema);
    }
}
