package org.mentorship.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NonNullType;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.api.simulate.story.Act;
import org.mentorship.api.simulate.story.Stories;
import org.mentorship.api.simulate.story.Story;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@DisplayName("What people do, said in GraphQL")
class MentorshipMutationsTest {

    private final TypeDefinitionRegistry schema = schema();

    private static TypeDefinitionRegistry schema() {
        var registry = new TypeDefinitionRegistry();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:graphql/*.graphqls")) {
                registry.merge(new SchemaParser().parse(file.getInputStream()));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return registry;
    }

    @Test
    @DisplayName("has the fields that the schema knows, and all that it requires")
    void fitsTheSchema() {
        var examples = new HashMap<String, Act>();
        Stories.matches(600).stream()
                .flatMap(match -> Story.of(Stories.frame(1), match).stream())
                .forEach(act -> examples.put(MentorshipMutations.name(act.command()), act));

        assertThat(examples).hasSizeGreaterThan(30);
        examples.forEach((mutation, act) -> {
            var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
            var fields = fields(type);
            var input = MentorshipMutations.input(act);
            assertThat(fields.keySet()).as(mutation).containsAll(input.keySet());
            assertThat(input.keySet()).as(mutation).containsAll(required(fields));
        });
    }

    private Map<String, InputValueDefinition> fields(String type) {
        return Objects.requireNonNull(schema.getTypeOrNull(type, InputObjectTypeDefinition.class))
                .getInputValueDefinitions()
                .stream()
                .collect(Collectors.toMap(InputValueDefinition::getName, field -> field));
    }

    private static List<String> required(Map<String, InputValueDefinition> fields) {
        return fields.values().stream()
                .filter(field -> field.getType() instanceof NonNullType)
                .map(InputValueDefinition::getName)
                .toList();
    }
}
