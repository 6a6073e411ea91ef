package org.mentorship.api.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that start the service. */
public final class ServiceOptions {

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The port to listen on, 0 for any free one; ${DEFAULT-VALUE} if not given.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on; ${DEFAULT-VALUE}, this machine only, if not given.")
    private String host = "127.0.0.1";

    @Mixin
    private DataDirectory data;

    public ServiceOptions() {
        this(new DataDirectory());
    }

    ServiceOptions(DataDirectory data) {
        this.data = data;
    }

    public int port() {
        return port;
    }

    public String host() {
        return host;
    }

    /** The data directory, as an absolute path; it may not exist yet. */
    public Path data() {
        return data.path();
    }
}
