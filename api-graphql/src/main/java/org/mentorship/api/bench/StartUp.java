package org.mentorship.api.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * From the start of the process to the line that says it is up: the service on an empty data directory, against an empty
 * Spring Boot GraphQL application with the same options of the JVM; with an AOT cache each where this JVM has one.
 */
final class StartUp implements Row {

    private static final String AOT_CACHE = "-XX:AOTCache=";

    @Override
    public String name() {
        return "start-up";
    }

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        var directory = stage.directory();
        var options = optionsOfEmptyApplication(stage);
        stage.tell("the service and the empty application, in turn");
        var times = InTurn.measure(
                stage.size(1, 0),
                stage.size(9, 1),
                () -> {
                    var data = Files.createTempDirectory(directory, "data");
                    return secondsUntilUp(
                            ThisProgram.launcher(List.of(), List.of("run", "--port", "0", "--data", data.toString())),
                            "service is up");
                },
                () -> secondsUntilUp(
                        ThisProgram.main(EmptyApplication.class, options, List.of()), EmptyApplication.UP));
        return List.of(new Figure(
                name(),
                "start of the service on an empty data directory",
                times.subject(),
                "s",
                new Figure.Baseline("an empty Spring Boot GraphQL application", times.baseline()),
                Target.atMost(1.5),
                hasAotCache(options) ? "each with an AOT cache of its own" : "no AOT cache"));
    }

    /** Those of this JVM; the AOT cache, which was made for the service, is replaced by one for the empty application. */
    private static List<String> optionsOfEmptyApplication(Stage stage) throws Exception {
        var own = ThisProgram.jvmOptions();
        if (!hasAotCache(own)) {
            return own;
        }
        stage.tell("making an AOT cache for the empty application");
        var options = new ArrayList<>(own);
        options.removeIf(option -> option.startsWith(AOT_CACHE));
        var cache = stage.directory().resolve("empty.aot");
        train(stage, options, cache);
        options.add(AOT_CACHE + cache);
        return options;
    }

    private static void train(Stage stage, List<String> options, Path cache) throws Exception {
        var training = new ArrayList<>(options);
        training.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh"));
        var log = stage.directory().resolve("training.log");
        var status = ThisProgram.main(EmptyApplication.class, training, List.of())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (status != 0 || !Files.exists(cache)) {
            throw new IOException("The AOT cache could not be made: " + Files.readString(log));
        }
    }

    private static boolean hasAotCache(List<String> options) {
        return options.stream().anyMatch(option -> option.startsWith(AOT_CACHE));
    }

    private static double secondsUntilUp(ProcessBuilder program, String sign) throws Exception {
        var lines = new ArrayList<String>();
        var start = System.nanoTime();
        var process = program.redirectErrorStream(true).start();
        try (var out = process.inputReader()) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (line.contains(sign)) {
                    return InTurn.secondsSince(start);
                }
            }
            throw new IOException("It did not start: " + String.join("\n", lines));
        } finally {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
