package org.mentorship.api.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.Role;
import org.mentorship.contract.RunMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = {
                "embedded: events in the data directory, read models in memory; cluster: events in an Axon Server,"
                        + " everything else in a MongoDB, and no data directory. MENTORSHIP_MODE if not given, else embedded."
            })
    private @Nullable Mode mode;

    @Option(
            names = "--roles",
            paramLabel = "ROLE",
            split = ",",
            description = {
                "In a cluster, what this process does: command, query, api, or some of them, separated by commas."
                        + " MENTORSHIP_ROLES if not given, else all."
            })
    private List<String> roles = List.of();

    /** {@link RunMode} as it is written on a command line. */
    @SuppressWarnings("unused") // by its values
    enum Mode {
        embedded,
        cluster
    }

    @ParentCommand
    private @Nullable Launcher launcher;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var verbose = Objects.requireNonNull(launcher).verbose();
        var settings = new ArrayList<String>();
        if (mode != null) {
            settings.add(RunMode.SETTING + "=" + mode);
        }
        if (!roles.isEmpty()) {
            settings.add(Role.SETTING + "=" + String.join(",", roles));
        }
        try (var service = RunningService.start(options, verbose, settings.toArray(String[]::new))) {
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            if (service.isEmbedded()) {
                printAddresses(service, out);
            } else {
                printClusterAddresses(service, out);
            }
            service.awaitStop();
        }
        return 0;
    }

    private static void printClusterAddresses(RunningService service, PrintWriter out) {
        out.printf("""
                This part of the mentorship service is up: %2$s. Stop it with Ctrl-C.
                  Health    %1$s/actuator/health
                """, service.url(), String.join(", ", service.roles()));
        if (service.roles().contains(Role.API.name().toLowerCase(Locale.ROOT))) {
            out.printf("""
                      GraphQL   %1$s/graphql  (POST with JSON, server-sent events, WebSocket)
                    Every request needs a token of the configured issuer.
                    """, service.url());
        }
        out.flush();
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
