package org.mentorship.api.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks for a word in the raw bytes of files: in UTF-8 (which is also its form inside JSON, as long as it is plain letters),
 * in UTF-16 of both byte orders, and in Base64, wherever in the encoded text it begins.
 */
final class PlainTextSearch {

    private static final int BASE64_GROUP = 3;

    private final String word;
    private final Set<String> forms;

    PlainTextSearch(String word) {
        if (!word.matches("[a-z]{12,}")) {
            throw new IllegalArgumentException("A word of plain small letters, long enough not to occur by chance");
        }
        this.word = word;
        this.forms = Stream.concat(
                        Stream.of(UTF_8, UTF_16LE, UTF_16BE).map(charset -> latin(word.getBytes(charset))),
                        IntStream.range(0, BASE64_GROUP).mapToObj(shift -> base64(word, shift)))
                .collect(Collectors.toSet());
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    /** The digits that the word alone decides about, if so many bytes of a group of three come before it. */
    private static String base64(String word, int shift) {
        var encoded = Base64.getEncoder().withoutPadding().encodeToString(("\0".repeat(shift) + word).getBytes(UTF_8));
        var whole = (shift + word.length()) / BASE64_GROUP * (BASE64_GROUP + 1);
        return encoded.substring(shift == 0 ? 0 : BASE64_GROUP + 1, whole);
    }

    boolean finds(byte[] bytes) {
        var text = latin(bytes);
        return forms.stream().anyMatch(text::contains);
    }

    /** The files, at any depth, that have it in their bytes or in their names. */
    Set<Path> filesIn(Path directory) throws IOException {
        var found = new TreeSet<Path>();
        for (var file : files(directory)) {
            try {
                if (file.toString().contains(word) || finds(Files.readAllBytes(file))) {
                    found.add(file);
                }
            } catch (NoSuchFileException e) {
                continue; // a temporary file that is gone
            }
        }
        return found;
    }

    static Set<Path> files(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
