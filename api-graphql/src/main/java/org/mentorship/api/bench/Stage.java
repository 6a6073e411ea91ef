package org.mentorship.api.bench;

import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * Where and how large to measure.
 *
 * @param directory to work in; what is left there is deleted afterwards
 * @param quick whether to try out that everything works, with sizes that say nothing about speed
 * @param progress lines for whoever waits
 */
record Stage(Path directory, boolean quick, PrintWriter progress) {

    int size(int full, int ifQuick) {
        return quick ? ifQuick : full;
    }

    void tell(String line) {
        progress.println("  " + line);
        progress.flush();
    }
}
