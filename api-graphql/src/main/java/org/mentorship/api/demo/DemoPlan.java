package org.mentorship.api.demo;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.mentorship.api.simulate.story.Frame;
import org.mentorship.contract.OwnerOnly;

/**
 * What a demo plays, kept in its data directory, so that the same demo can be continued or shown again.
 *
 * @param months of 30 days
 * @param people of the sample, at most
 */
public record DemoPlan(long seed, int months, int people) {

    /** The file of the plan in the data directory. */
    public static final String FILE = "demo.properties";
    /** The file that says that the demo was played to its end. */
    public static final String FINISHED = "demo.finished";

    /** After the months, so that follow-ups fall due three months after the last closure. */
    private static final int AFTERMATH_DAYS = 110;

    /** How many days are played in all. */
    int days() {
        return months * Frame.MONTH + AFTERMATH_DAYS;
    }

    String commandPrefix() {
        return "demo-%d-%d-%d".formatted(seed, months, people);
    }

    /**
     * The plan of the demo that a directory holds, if it holds one.
     *
     * @throws IllegalArgumentException if the file is damaged
     */
    public static Optional<DemoPlan> in(Path data) throws IOException {
        var file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        return Optional.of(new DemoPlan(
                Long.parseLong(properties.getProperty("seed", "")),
                Integer.parseInt(properties.getProperty("months", "")),
                Integer.parseInt(properties.getProperty("people", ""))));
    }

    /** Whether the demo that a directory holds was played to its end. */
    public static boolean isFinishedIn(Path data) {
        return Files.exists(data.resolve(FINISHED));
    }

    /** Notes that the demo was played to its end. */
    public void finishIn(Path data) throws IOException {
        Files.writeString(data.resolve(FINISHED), "");
    }

    /** Keeps the plan. */
    public void keepIn(Path data) throws IOException {
        Files.createDirectories(data, OwnerOnly.directory(data));
        Files.writeString(data.resolve(FILE), "seed=%d%nmonths=%d%npeople=%d%n".formatted(seed, months, people));
    }
}
