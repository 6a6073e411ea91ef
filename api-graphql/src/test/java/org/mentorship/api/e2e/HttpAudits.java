package org.mentorship.api.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.mentorship.api.graphql.kit.ProjectFiles;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public audits of GraphQL over HTTP: those of the npm package {@code graphql-http}, in the version of the lock file, run
 * by the machine's Node. Without Node, or where npm cannot have the package, tests that need them are skipped.
 */
final class HttpAudits {

    private static final int OLDEST_NODE = 18; // the first with fetch
    private static final long PATIENCE_SECONDS = 120;
    /** With these npm says that the package is not what the lock file says, or that the lock file is wrong. */
    private static final List<String> OUR_FAULT = List.of("EINTEGRITY", "EUSAGE", "EJSONPARSE");

    private static final Path MODULE = ProjectFiles.ROOT.resolve("api-graphql");
    private static final Path SOURCE = MODULE.resolve("src/test/audits");
    private static final Path FOLDER = MODULE.resolve("target/graphql-http-audits");
    private static final String LOCK = "package-lock.json";

    private HttpAudits() {}

    /**
     * What came of one audit.
     *
     * @param name begins with how binding it is: MUST, SHOULD, MAY
     * @param status {@code ok}, or how much it matters that it is not
     * @param reason why it is not
     */
    record Audit(String id, String name, String status, String reason) {

        boolean passed() {
            return status.equals("ok");
        }
    }

    /** Makes them ready to run; else aborts the test, saying why. */
    static void install() throws IOException, InterruptedException {
        needNode();
        Files.createDirectories(FOLDER);
        if (!isInstalled()) {
            copy("package.json");
            copy(LOCK);
            needPackages(run(
                    List.of(
                            "npm",
                            "ci",
                            "--ignore-scripts",
                            "--no-audit",
                            "--no-fund",
                            "--prefer-offline",
                            "--fetch-retries=1",
                            "--fetch-timeout=20000"),
                    Map.of()));
        }
        copy("audits.mjs");
    }

    /** All of them against a service, in their order. */
    static List<Audit> of(int port, String token) throws IOException, InterruptedException {
        var url = "http://127.0.0.1:" + port + "/graphql";
        var ran = run(List.of("node", "audits.mjs", url), Map.of("TOKEN", token));
        if (ran.status() != 0) {
            throw new IllegalStateException("The audits did not run: " + ran.said());
        }
        return List.of(JsonMapper.shared().readValue(ran.said(), Audit[].class));
    }

    private static void needNode() throws InterruptedException {
        try {
            var version = run(List.of("node", "--version"), Map.of()).said().strip();
            var major = Integer.parseInt(version.replaceFirst("^v(\\d+)\\..*", "$1"));
            if (major < OLDEST_NODE) {
                skip("this needs Node " + OLDEST_NODE + " or newer, and " + version + " is on the PATH");
            }
            run(List.of("npm", "--version"), Map.of());
        } catch (IOException | NumberFormatException _) {
            skip("this needs Node " + OLDEST_NODE + " or newer, with npm, on the PATH");
        }
    }

    private static void needPackages(Ended npm) {
        if (npm.status() == 0) {
            return;
        }
        if (OUR_FAULT.stream().anyMatch(npm.said()::contains)) {
            throw new IllegalStateException(npm.said());
        }
        var why =
                npm.said().lines().filter(line -> line.startsWith("npm error")).findFirst();
        skip("npm cannot get the package graphql-http (" + why.orElse("it took too long") + ")");
    }

    private static void skip(String why) {
        var line = "The audits of GraphQL over HTTP were not run: " + why;
        System.out.println(line);
        Assumptions.abort(line);
    }

    private static boolean isInstalled() throws IOException {
        return Files.isDirectory(FOLDER.resolve("node_modules/graphql-http"))
                && Files.mismatch(SOURCE.resolve(LOCK), FOLDER.resolve(LOCK)) < 0;
    }

    private static void copy(String file) throws IOException {
        Files.copy(SOURCE.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }

    private record Ended(int status, String said) {}

    /** Output that goes on after the process was ended is not waited for. */
    private static Ended run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var output = Files.createTempFile("audits", ".log");
        var builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(Stream.of(FOLDER, MODULE)
                        .filter(Files::isDirectory)
                        .findFirst()
                        .orElseThrow()
                        .toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return new Ended(process.waitFor(), Files.readString(output, UTF_8));
        } finally {
            Files.delete(output);
        }
    }
}
