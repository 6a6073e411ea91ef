package org.mentorship.api.graphql.common;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.graphql.data.ArgumentValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * An input as JSON that is the same for the same content and different for different content: by it, a retry is told from
 * another input under the same command id. What is not given leaves no trace, so that a field which a later version adds
 * changes nothing; null leaves one only where it means something else than nothing, which is where it empties a field.
 */
final class CanonicalInput {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .withConfigOverride(
                    ArgumentValue.class,
                    config -> config.setInclude(
                            JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)))
            .addModule(new SimpleModule().addSerializer(new Given()))
            .build();

    private CanonicalInput() {}

    static String of(CommandInput input) {
        return JSON.writeValueAsString(input);
    }

    /** A field that can be left out or be emptied: empty for Jackson, and so left out, only where it was left out. */
    private static final class Given extends StdSerializer<ArgumentValue<?>> {

        Given() {
            super(ArgumentValue.class);
        }

        @Override
        public boolean isEmpty(SerializationContext context, ArgumentValue<?> value) {
            return value.isOmitted();
        }

        @Override
        public void serialize(ArgumentValue<?> value, JsonGenerator generator, SerializationContext context) {
            generator.writePOJO(value.value());
        }
    }
}
