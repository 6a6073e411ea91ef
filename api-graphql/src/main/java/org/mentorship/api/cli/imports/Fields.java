package org.mentorship.api.cli.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.Characters;
import org.mentorship.contract.Limits;
import org.mentorship.contract.enrollment.Role;

/** Checks the fields of one line by the limits of the contract, and says of each what is wrong with it. */
final class Fields {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
    private static final Set<String> LANGUAGES = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));
    private static final Set<String> TIME_ZONES = ZoneId.getAvailableZoneIds();
    private static final int MOST_SENIOR = 10;
    private static final int QUOTED_CHARACTERS = 40;

    private final long line;
    private final Map<Column, Integer> columns;
    private final CsvRecord record;
    private final List<Problem> problems;

    /** @param problems takes what is wrong with the line */
    Fields(long line, Map<Column, Integer> columns, CsvRecord record, List<Problem> problems) {
        this.line = line;
        this.columns = columns;
        this.record = record;
        this.problems = problems;
    }

    /** The person of the line; means something only if no problem came up. */
    Person person() {
        return new Person(
                line,
                required(Column.NAME),
                email(),
                role(),
                timeZone(),
                languages(),
                list(Column.EXPERTISE),
                list(Column.INTERESTS),
                list(Column.SOUGHT_SKILLS),
                optional(Column.INDUSTRY),
                number(Column.SENIORITY, MOST_SENIOR),
                number(Column.CAPACITY, Limits.CAPACITY));
    }

    private String value(Column column) {
        var index = columns.get(column);
        return index == null ? "" : record.getField(index).strip();
    }

    private String required(Column column) {
        var text = text(column, value(column));
        if (Characters.showNothing(text)) {
            problem(column, "must not be empty.");
        }
        return text;
    }

    private @Nullable String optional(Column column) {
        var text = text(column, value(column));
        return Characters.showNothing(text) ? null : text;
    }

    private String text(Column column, String text) {
        if (text.length() > Limits.SHORT_TEXT) {
            problem(column, "has " + text.length() + " characters; at most " + Limits.SHORT_TEXT + " are taken.");
        } else if (!Characters.areOneLine(text)) {
            problem(column, "must be one line without control characters.");
        }
        return text;
    }

    private String email() {
        var text = required(Column.EMAIL);
        if (!text.isEmpty() && !EMAIL.matcher(text).matches()) {
            problem(Column.EMAIL, "must have the form name@example.org.");
        }
        return text;
    }

    private Role role() {
        var text = required(Column.ROLE);
        var role = Stream.of(Role.values())
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst();
        if (role.isEmpty() && !text.isEmpty()) {
            problem(Column.ROLE, "must be MENTOR, MENTEE or PEER, not " + quoted(text) + ".");
        }
        return role.orElse(Role.PEER);
    }

    private String timeZone() {
        var text = required(Column.TIME_ZONE);
        if (!text.isEmpty() && !TIME_ZONES.contains(text)) {
            problem(Column.TIME_ZONE, "must be an IANA name such as Europe/Berlin, not " + quoted(text) + ".");
        }
        return text;
    }

    private List<String> languages() {
        required(Column.LANGUAGES);
        var languages = list(Column.LANGUAGES).stream().distinct().toList();
        languages.stream()
                .filter(language -> !LANGUAGES.contains(language))
                .findFirst()
                .ifPresent(language -> problem(
                        Column.LANGUAGES,
                        "must be two-letter ISO 639 codes such as en;fr, not " + quoted(language) + "."));
        return languages;
    }

    private List<String> list(Column column) {
        var text = value(column);
        if (text.isEmpty()) {
            return List.of();
        }
        var entries = Arrays.stream(text.split(";", -1)).map(String::strip).toList();
        if (entries.size() > Limits.LIST) {
            problem(column, "has " + entries.size() + " entries; at most " + Limits.LIST + " are taken.");
        } else if (entries.stream().anyMatch(String::isEmpty)) {
            problem(column, "has an empty entry; put one semicolon between entries and none at the end.");
        } else {
            entries.forEach(entry -> text(column, entry));
        }
        return entries;
    }

    private @Nullable Integer number(Column column, int most) {
        var text = value(column);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below, as a number outside the bounds is.
        }
        problem(column, "must be a whole number from 1 to " + most + ", not " + quoted(text) + ".");
        return null;
    }

    private void problem(Column column, String message) {
        problems.add(new Problem(line, column.title(), message));
    }

    private static String quoted(String text) {
        return "\"" + (text.length() > QUOTED_CHARACTERS ? text.substring(0, QUOTED_CHARACTERS) + "…" : text) + "\"";
    }
}
