package org.mentorship.api.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Starts the service and stays until it is stopped. */
@Command(
        name = "run",
        description = "Start the service and print its addresses.",
        footer = {
            "",
            "Every setting can be given as an environment variable, such as MENTORSHIP_GRAPHQL_GETENABLED=true."
        },
        sortOptions = false)
final class RunCommand implements Callable<Integer> {

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @ParentCommand
    private @Nullable Launcher launcher;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var verbose = Objects.requireNonNull(launcher).verbose();
        try (var service = RunningService.start(options, verbose)) {
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            printAddresses(service, out);
            service.awaitStop();
        }
        return 0;
    }

    /** What to open and how to get a token; printed by every command that leaves the service up. */
    static void printAddresses(RunningService service, PrintWriter out) {
        out.printf("""
                The mentorship service is up. Stop it with Ctrl-C.
                  GraphiQL  %1$s/graphiql
                  GraphQL   %1$s/graphql  (POST with JSON, server-sent events, WebSocket)
                  Health    %3$s/actuator/health
                  Data      %2$s
                Every request needs a token. To get one:
                  ./mentorship token --role COORDINATOR --data %2$s
                """, service.url(), service.data(), service.managementUrl());
        out.flush();
    }
}
