package org.mentorship.api.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Figures in a file, for programs: each with its ratio and whether it meets its target. */
public final class FiguresJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private FiguresJson() {}

    /** A figure and what follows from it. */
    private record Entry(Figure figure, @Nullable Double ratio, boolean met) {}

    /** Writes {@code {"processors": …, "figures": […]}}. */
    public static void write(Path file, List<Figure> figures) throws IOException {
        var entries = figures.stream()
                .map(figure -> new Entry(figure, figure.ratio(), figure.meetsTarget()))
                .toList();
        Files.writeString(
                file,
                JSON.writeValueAsString(
                        Map.of("processors", Runtime.getRuntime().availableProcessors(), "figures", entries)));
    }

    static List<Figure> read(Path file) throws IOException {
        var entries = JSON.readTree(Files.readString(file)).get("figures");
        return JSON.convertValue(entries, new TypeReference<List<Entry>>() {}).stream()
                .map(Entry::figure)
                .toList();
    }
}
