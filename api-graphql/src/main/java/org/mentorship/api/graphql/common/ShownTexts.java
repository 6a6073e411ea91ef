package org.mentorship.api.graphql.common;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.Revealer;

/**
 * What a field of protected text shows: to those who may read it the text, or that it was erased; to others that it is
 * withheld. Where the schema allows null, that is what both say.
 */
final class ShownTexts {

    private static final String ERASED = "[erased]";
    private static final String WITHHELD = "[withheld]";

    private final Revealer revealer;
    private final boolean required;
    private final @Nullable Object withheld;

    ShownTexts(Revealer revealer, GraphQLFieldDefinition field) {
        this.revealer = revealer;
        this.required = GraphQLTypeUtil.isNonNull(field.getType());
        this.withheld = withheld(field);
    }

    /** What stands in place of a text, or a list of texts, for those who may not read it. */
    static @Nullable Object withheld(GraphQLFieldDefinition field) {
        if (!GraphQLTypeUtil.isNonNull(field.getType())) {
            return null;
        }
        return GraphQLTypeUtil.unwrapNonNull(field.getType()) instanceof GraphQLList ? List.of() : WITHHELD;
    }

    @Nullable Object withheld() {
        return withheld;
    }

    /**
     * The plain form of what is stored.
     *
     * @param stored a text, a list of texts, or something that is no text and shown as it is
     */
    @Nullable Object revealed(@Nullable Object stored) {
        return switch (stored) {
            case String text -> revealer.reveal(text).orElse(required ? ERASED : null);
            case List<?> list -> each(list);
            case null -> required ? ERASED : null;
            default -> stored;
        };
    }

    private @Nullable List<Object> each(List<?> list) {
        var revealed = new ArrayList<Object>(list.size());
        for (var item : list) {
            var shown = item instanceof String text ? revealer.reveal(text).orElse(null) : item;
            if (shown == null && !required) {
                return null;
            }
            revealed.add(shown == null ? ERASED : shown);
        }
        return revealed;
    }
}
