package org.mentorship.api.cli.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a CSV file (RFC 4180, UTF-8, with or without a byte order mark) of people, and checks it as a whole: either every
 * line can be imported or none is.
 */
public final class PeopleFile {

    private static final long MOST_BYTES = 50_000_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern LINE_OF_RECORD = Pattern.compile("line (\\d+)");

    private final List<Problem> problems = new ArrayList<>();
    private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
    private final Map<String, List<Person>> linesByKey = new HashMap<>();
    private final List<Person> people = new ArrayList<>();
    private int width;

    private PeopleFile() {}

    /**
     * The people of a file, in its order, at least one.
     *
     * @throws InvalidPeopleFile with everything that is wrong with the file
     */
    public static List<Person> read(Path path) throws InvalidPeopleFile {
        var file = new PeopleFile();
        file.parse(text(path));
        if (!file.problems.isEmpty()) {
            throw new InvalidPeopleFile(file.problems);
        }
        return List.copyOf(file.people);
    }

    private static String text(Path path) throws InvalidPeopleFile {
        try {
            if (Files.isDirectory(path)) {
                throw unreadable(path + " is a folder, not a file.");
            }
            if (Files.size(path) > MOST_BYTES) {
                throw unreadable(path + " has more than " + MOST_BYTES + " bytes; split it.");
            }
            return decoded(Files.readAllBytes(path));
        } catch (NoSuchFileException _) {
            throw unreadable("There is no file " + path + ".");
        } catch (IOException e) {
            throw unreadable(path + " cannot be read (" + e.getClass().getSimpleName() + ").");
        }
    }

    private static String decoded(byte[] bytes) throws InvalidPeopleFile {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        out.flip();
        if (result.isError()) {
            var line = 1 + out.chars().filter(c -> c == '\n').count();
            throw new InvalidPeopleFile(List.of(
                    new Problem(line, null, "this is not UTF-8; save the file as \"CSV UTF-8\" and try again.")));
        }
        var text = out.toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static InvalidPeopleFile unreadable(String message) {
        return new InvalidPeopleFile(List.of(new Problem(0, null, message)));
    }

    private void parse(String text) {
        var reader = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(false)
                .ofCsvRecord(text);
        try (reader) {
            var records = reader.iterator();
            if (!records.hasNext()) {
                problems.add(new Problem(0, null, "The file is empty; its first line names the columns."));
                return;
            }
            header(records.next());
            if (!problems.isEmpty()) {
                return;
            }
            records.forEachRemaining(this::line);
            if (people.isEmpty() && problems.isEmpty()) {
                problems.add(new Problem(0, null, "The file has no people, only the names of the columns."));
            }
        } catch (CsvParseException broken) {
            problems.add(broken(broken));
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed", e);
        }
    }

    private static Problem broken(CsvParseException broken) {
        var message = String.valueOf(broken.getMessage());
        var line = LINE_OF_RECORD.matcher(message);
        var unclosed = message.contains("Unclosed");
        return new Problem(
                line.find() ? Long.parseLong(line.group(1)) : 1,
                null,
                unclosed
                        ? "a quotation mark is opened here and never closed."
                        : "there is text behind a closing quotation mark; write a quotation mark inside a field twice.");
    }

    private void header(CsvRecord record) {
        width = record.getFieldCount();
        var line = record.getStartingLineNumber();
        if (width == 1 && record.getField(0).contains(";")) {
            problems.add(new Problem(
                    line, null, "there are semicolons between the columns; save the file with commas between them."));
            return;
        }
        for (var index = 0; index < width; index++) {
            var title = record.getField(index).strip();
            var column = Column.titled(title);
            if (column.isEmpty()) {
                problems.add(new Problem(line, title, "there is no such column; the columns are " + titles() + "."));
            } else if (columns.putIfAbsent(column.get(), index) != null) {
                problems.add(new Problem(line, title, "the column is there twice."));
            }
        }
        for (var column : Column.values()) {
            if (column.isRequired() && !columns.containsKey(column)) {
                problems.add(new Problem(line, column.title(), "the column is missing."));
            }
        }
    }

    private static String titles() {
        return Stream.of(Column.values()).map(Column::title).collect(Collectors.joining(", "));
    }

    private void line(CsvRecord record) {
        var line = record.getStartingLineNumber();
        if (record.getFieldCount() != width) {
            problems.add(new Problem(
                    line,
                    null,
                    "this line has " + record.getFieldCount() + " fields, the first one " + width
                            + "; a field with a comma in it needs quotation marks."));
            return;
        }
        var before = problems.size();
        var fields = new Fields(line, columns, record, problems);
        var person = fields.person();
        if (problems.size() == before) {
            people.add(person);
            agree(person);
        }
    }

    /** Somebody may have a line for each role; all else must be the same, or it would be chance which line holds. */
    private void agree(Person person) {
        var lines = linesByKey.computeIfAbsent(person.key(), _ -> new ArrayList<>());
        for (var other : lines) {
            var conflict = Profile.conflict(other, person);
            if (conflict.isPresent()) {
                problems.add(new Problem(
                        person.line(),
                        conflict.get().title(),
                        "says something else than line " + other.line() + ", which has the same e-mail address."));
                return;
            }
        }
        lines.add(person);
    }
}
