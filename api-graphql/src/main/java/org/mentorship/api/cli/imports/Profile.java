package org.mentorship.api.cli.imports;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What lines say about people, by column, which the API's inputs name alike; an empty field says nothing. */
final class Profile {

    private Profile() {}

    /** All that a line says about its person; places are no part of it. */
    static Map<String, Object> of(Person person) {
        var said = new LinkedHashMap<String, Object>();
        say(said, Column.NAME, person.name());
        say(said, Column.EMAIL, person.email());
        say(said, Column.TIME_ZONE, person.timeZone());
        say(said, Column.LANGUAGES, person.languages());
        say(said, Column.EXPERTISE, person.expertise());
        say(said, Column.INTERESTS, person.interests());
        say(said, Column.SOUGHT_SKILLS, person.soughtSkills());
        say(said, Column.INDUSTRY, person.industry());
        say(said, Column.SENIORITY, person.seniority());
        return said;
    }

    private static void say(Map<String, Object> said, Column column, @Nullable Object value) {
        if (value != null && !(value instanceof Collection<?> list && list.isEmpty())) {
            said.put(column.title(), value);
        }
    }

    /** What a line says otherwise than what is known. */
    static Map<String, Object> changes(Person person, JsonNode known) {
        var changes = of(person);
        changes.entrySet().removeIf(said -> isSame(said.getKey(), said.getValue(), known.path(said.getKey())));
        return changes;
    }

    private static boolean isSame(String field, Object said, JsonNode known) {
        return switch (said) {
            case Collection<?> list -> new HashSet<>(list).equals(texts(known));
            case Integer number -> known.isInt() && known.intValue() == number;
            default ->
                field.equals(Column.EMAIL.title())
                        ? Person.key(said.toString()).equals(Person.key(known.asString("")))
                        : said.equals(known.asString(""));
        };
    }

    private static HashSet<Object> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .collect(HashSet::new, HashSet::add, HashSet::addAll);
    }

    /** The first column in which two lines about the same person differ. */
    static Optional<Column> conflict(Person one, Person other) {
        var mine = of(one);
        var theirs = of(other);
        for (var column : Column.values()) {
            var same = column == Column.EMAIL || equal(mine.get(column.title()), theirs.get(column.title()));
            if (!same) {
                return Optional.of(column);
            }
        }
        var capacityDiffers = one.role() == other.role() && !equal(one.capacity(), other.capacity());
        return capacityDiffers ? Optional.of(Column.CAPACITY) : Optional.empty();
    }

    private static boolean equal(@Nullable Object one, @Nullable Object other) {
        return Objects.equals(one, other);
    }
}
