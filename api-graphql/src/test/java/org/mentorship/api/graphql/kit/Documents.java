package org.mentorship.api.graphql.kit;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes up documents that ask for one thing with the least that the schema asks for. */
public final class Documents {

    private static final Set<String> PEOPLE =
            Set.of("participantId", "mentorId", "to", "ownerId", "attendeeIds", "absentIds");

    private Documents() {}

    /** A document with one field of Query, Mutation or Subscription. */
    public static String of(GraphQLObjectType root, GraphQLFieldDefinition field) {
        return along(root, List.of(field), selection(field));
    }

    /** A document that goes down a path of fields, and asks for something of what is at its end. */
    public static String along(GraphQLObjectType root, List<GraphQLFieldDefinition> path, String selection) {
        return path.reversed().stream()
                .reduce(
                        selection,
                        (inside, field) -> "{ %s%s %s }".formatted(field.getName(), arguments(field), inside),
                        (_, all) -> all)
                .transform(document -> root.getName().toLowerCase(Locale.ROOT) + " " + document);
    }

    private static String arguments(GraphQLFieldDefinition field) {
        var arguments = field.getArguments().stream()
                .filter(argument -> GraphQLTypeUtil.isNonNull(argument.getType()))
                .map(argument -> argument.getName() + ": " + value(field.getName(), argument))
                .collect(Collectors.joining(", "));
        return arguments.isEmpty() ? "" : "(" + arguments + ")";
    }

    /** Every field of an object, down to a depth, but what leads away from it. */
    public static String everything(GraphQLSchema schema, String type, Set<String> without) {
        return selection(schema.getObjectType(type), without);
    }

    private static String selection(GraphQLFieldDefinition field) {
        if (!(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType type)) {
            return "";
        }
        return type.getFieldDefinition("userErrors") != null
                ? "{ userErrors { code message field } }"
                : "{ __typename }";
    }

    private static String selection(GraphQLObjectType type, Set<String> without) {
        return type.getFieldDefinitions().stream()
                .filter(field -> !without.contains(field.getName()))
                .map(field -> GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType object
                        ? isOpaque(object)
                                ? field.getName() + " { id }"
                                : field.getName() + " " + selection(object, without)
                        : field.getName())
                .collect(Collectors.joining(" ", "{ ", " }"));
    }

    private static boolean isOpaque(GraphQLObjectType type) {
        return Set.of("Program", "Participant", "Enrollment").contains(type.getName());
    }

    private static String value(String root, GraphQLArgument argument) {
        return "id".equals(argument.getName())
                ? '"' + idOf(root) + '"'
                : value(root, argument.getName(), argument.getType());
    }

    private static String idOf(String root) {
        return switch (root) {
            case "program" -> Samples.PROGRAM;
            case "participant" -> Samples.MENTEE;
            case "enrollment" -> "enr_mentee";
            default -> Samples.MENTORSHIP;
        };
    }

    private static String value(String root, String name, GraphQLInputType type) {
        return switch (unwrapped(type)) {
            case GraphQLList list -> "[" + value(root, name, (GraphQLInputType) list.getWrappedType()) + "]";
            case GraphQLInputObjectType object ->
                object.getFieldDefinitions().stream()
                        .filter(Documents::isRequired)
                        .map(field -> field.getName() + ": " + value(root, field.getName(), field.getType()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case GraphQLEnumType values -> values.getValues().getFirst().getName();
            case GraphQLNamedType scalar -> scalar(name, scalar.getName());
            default -> throw new IllegalStateException("No value for " + name);
        };
    }

    private static boolean isRequired(GraphQLInputObjectField field) {
        return GraphQLTypeUtil.isNonNull(field.getType());
    }

    private static GraphQLType unwrapped(GraphQLInputType type) {
        return type instanceof GraphQLNonNull required ? required.getWrappedType() : type;
    }

    private static String scalar(String name, String type) {
        return switch (type) {
            case "Int", "Float", "Long" -> "1";
            case "Boolean" -> "true";
            case "DateTime" -> "\"2026-02-01T10:00:00+01:00\"";
            case "LocalDate" -> "\"2026-02-01\"";
            case "ID" -> '"' + id(name) + '"';
            default -> "\"text\"";
        };
    }

    private static String id(String name) {
        return switch (name) {
            case "programId" -> Samples.PROGRAM;
            case "mentorshipId" -> Samples.MENTORSHIP;
            case "enrollmentId" -> "enr_mentee";
            case "mentorId", "mentorIds" -> Samples.MENTOR;
            default -> PEOPLE.contains(name) || name.equals("menteeIds") ? Samples.MENTEE : "x_1";
        };
    }
}
