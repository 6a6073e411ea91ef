package org.mentorship.api.bench;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mentorship.api.MentorshipApplication;

/** Starts this very program once more: the same Java, the same class path, options of the JVM as this one has them. */
final class ThisProgram {

    private ThisProgram() {}

    /** The options that this JVM was started with. */
    static List<String> jvmOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments();
    }

    /** The launcher, with this JVM's options and some more; a later option overrides an earlier one. */
    static ProcessBuilder launcher(List<String> moreOptions, List<String> arguments) {
        var options = new ArrayList<>(jvmOptions());
        options.addAll(moreOptions);
        return isOneJar()
                ? program(options, List.of("-jar", classPath()), arguments)
                : program(options, List.of("-cp", classPath(), MentorshipApplication.class.getName()), arguments);
    }

    /** Another main class, with these options of the JVM only. */
    static ProcessBuilder main(Class<?> main, List<String> options, List<String> arguments) {
        return program(options, List.of("-cp", classPath(), main.getName()), arguments);
    }

    private static ProcessBuilder program(List<String> options, List<String> what, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(what);
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** Whether it was started as a jar, whose manifest then says more than the class path. */
    private static boolean isOneJar() {
        var source = MentorshipApplication.class.getProtectionDomain().getCodeSource();
        return source != null
                && source.getLocation()
                        .getPath()
                        .equals(new File(classPath()).toURI().getPath());
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }
}
