package org.mentorship.api;

import org.mentorship.api.cli.Launcher;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The main class: hands the command line to the {@link Launcher}, which starts Spring only for commands that need it. */
@SpringBootApplication
public class MentorshipApplication {

    public static void main(String... arguments) {
        System.exit(Launcher.run(arguments));
    }
}
