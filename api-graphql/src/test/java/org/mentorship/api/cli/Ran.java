package org.mentorship.api.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** A command line that was run in this process, and what it said. */
record Ran(int status, String out, String err) {

    static Ran launcher(List<String> arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var status = Launcher.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
        return new Ran(status, out.toString(), err.toString());
    }

    /** From the first line of the summary of a demo on. */
    String summary() {
        var start = out.indexOf("What came of");
        return start < 0 ? "" : out.substring(start);
    }
}
