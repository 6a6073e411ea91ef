package org.mentorship.api.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Imports people. */
@Command(name = "import", description = "Import people and their enrolments from a CSV file.")
final class ImportCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
