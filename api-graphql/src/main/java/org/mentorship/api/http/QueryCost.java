package org.mentorship.api.http;

import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation asks for. Each fragment is measured once, so that measuring takes time in the length of the document,
 * not in what fragments inside fragments unfold to.
 *
 * @param depth fields inside each other
 * @param complexity fields of the answer; what is inside a list counts as often as its argument {@code first} says, or ten times if
 *     it has none
 * @param aliases fields under another name
 * @param directives uses of directives
 */
record QueryCost(int depth, long complexity, long aliases, long directives) {

    private static final QueryCost NOTHING = new QueryCost(0, 0, 0, 0);
    private static final String PAGE_SIZE = "first";
    private static final long DEFAULT_PAGE = 20;
    /**
     * How many entries a list without pages is taken to have: somewhat more than such lists usually have (the members of a
     * group, goals, the mentorships of a place), so that lists inside each other multiply as they do when they are read.
     */
    private static final long UNPAGED_LIST = 10;
    /** A type with this field is a page; its lists were counted where the page was asked for. */
    private static final String PAGE_INFO = "pageInfo";
    /** Far above any limit and far below an overflow. */
    private static final long CEILING = 1L << 31;

    /** Measures a valid operation; asking for the schema counts as one field. */
    static QueryCost of(
            GraphQLSchema schema, Document document, OperationDefinition operation, Map<String, ?> variables) {
        return new Measure(schema, document, variables).operation(operation);
    }

    private QueryCost beside(QueryCost other) {
        return new QueryCost(
                Math.max(depth, other.depth),
                sum(complexity, other.complexity),
                sum(aliases, other.aliases),
                sum(directives, other.directives));
    }

    private QueryCost inside(long times, boolean alias, int ownDirectives) {
        return new QueryCost(
                depth + 1,
                Math.min(CEILING, 1 + complexity * times),
                sum(aliases, alias ? 1 : 0),
                sum(directives, ownDirectives));
    }

    private QueryCost plusDirectives(int more) {
        return new QueryCost(depth, complexity, aliases, sum(directives, more));
    }

    private static long sum(long a, long b) {
        return Math.min(CEILING, a + b);
    }

    private static final class Measure {

        private final GraphQLSchema schema;
        private final Map<String, ?> variables;
        private final Map<String, FragmentDefinition> fragments = new HashMap<>();
        private final Map<String, QueryCost> measured = new HashMap<>();

        Measure(GraphQLSchema schema, Document document, Map<String, ?> variables) {
            this.schema = schema;
            this.variables = variables;
            document.getDefinitionsOfType(FragmentDefinition.class)
                    .forEach(fragment -> fragments.put(fragment.getName(), fragment));
        }

        QueryCost operation(OperationDefinition operation) {
            var root = switch (operation.getOperation()) {
                case QUERY -> schema.getQueryType();
                case MUTATION -> schema.getMutationType();
                case SUBSCRIPTION -> schema.getSubscriptionType();
            };
            return selections(operation.getSelectionSet(), root)
                    .plusDirectives(operation.getDirectives().size());
        }

        private QueryCost selections(@Nullable SelectionSet selections, @Nullable GraphQLOutputType parent) {
            if (selections == null) {
                return NOTHING;
            }
            var total = NOTHING;
            for (var selection : selections.getSelections()) {
                total = total.beside(
                        switch (selection) {
                            case Field field -> field(field, parent);
                            case InlineFragment inline ->
                                selections(inline.getSelectionSet(), parent(inline, parent))
                                        .plusDirectives(inline.getDirectives().size());
                            case FragmentSpread spread ->
                                fragment(spread.getName())
                                        .plusDirectives(spread.getDirectives().size());
                            default -> throw new IllegalStateException("Unknown selection " + selection.getClass());
                        });
            }
            return total;
        }

        private QueryCost field(Field field, @Nullable GraphQLOutputType parent) {
            var alias = field.getAlias() != null;
            var directives = field.getDirectives().size();
            if (Introspection.isIntrospectionTypes(field.getName())
                    || field.getName().startsWith("__")) {
                return NOTHING.inside(1, alias, directives);
            }
            var definition = definition(field, parent);
            var type = definition == null ? null : (GraphQLOutputType) GraphQLTypeUtil.unwrapAll(definition.getType());
            return selections(field.getSelectionSet(), type)
                    .inside(times(field, definition, parent), alias, directives);
        }

        private static @Nullable GraphQLFieldDefinition definition(Field field, @Nullable GraphQLOutputType parent) {
            return parent instanceof GraphQLFieldsContainer container
                    ? container.getFieldDefinition(field.getName())
                    : null;
        }

        private QueryCost fragment(String name) {
            var known = measured.get(name);
            if (known != null) {
                return known;
            }
            var fragment = fragments.get(name);
            if (fragment == null) {
                return NOTHING;
            }
            var type = (GraphQLOutputType)
                    schema.getType(fragment.getTypeCondition().getName());
            var cost = selections(fragment.getSelectionSet(), type)
                    .plusDirectives(fragment.getDirectives().size());
            measured.put(name, cost);
            return cost;
        }

        private @Nullable GraphQLOutputType parent(InlineFragment inline, @Nullable GraphQLOutputType parent) {
            return inline.getTypeCondition() == null
                    ? parent
                    : (GraphQLOutputType)
                            schema.getType(inline.getTypeCondition().getName());
        }

        /** How often the inside of a field counts. */
        private long times(
                Field field, @Nullable GraphQLFieldDefinition definition, @Nullable GraphQLOutputType parent) {
            if (definition == null) {
                return 1;
            }
            var argument = definition.getArgument(PAGE_SIZE);
            if (argument != null) {
                return Math.clamp(asked(field.getArguments(), argument), 1, CEILING);
            }
            var isList = GraphQLTypeUtil.unwrapNonNull(definition.getType()) instanceof GraphQLList;
            return isList && !isPage(parent) ? UNPAGED_LIST : 1;
        }

        private static boolean isPage(@Nullable GraphQLOutputType type) {
            return type instanceof GraphQLFieldsContainer container && container.getFieldDefinition(PAGE_INFO) != null;
        }

        private long asked(List<Argument> arguments, GraphQLArgument definition) {
            for (var argument : arguments) {
                if (argument.getName().equals(PAGE_SIZE)) {
                    return switch (argument.getValue()) {
                        case IntValue number -> number.getValue().longValue();
                        case VariableReference variable
                        when variables.get(variable.getName()) instanceof Number number -> number.longValue();
                        case null, default -> DEFAULT_PAGE;
                    };
                }
            }
            return GraphQLArgument.getArgumentDefaultValue(definition) instanceof Number number
                    ? number.longValue()
                    : DEFAULT_PAGE;
        }
    }
}
