package org.mentorship.api.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.mentorship.api.MentorshipApplication;
import org.mentorship.contract.Role;
import org.mentorship.contract.RunMode;
import org.mentorship.contract.StartupFailure;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** The service in this process, up and taking requests. */
public final class RunningService implements AutoCloseable {

    private static final int HIGHEST_PORT = 65_535;

    private final ConfigurableApplicationContext context;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ServiceOptions options;

    private RunningService(ConfigurableApplicationContext context, ServiceOptions options) {
        this.context = context;
        this.options = options;
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) _ -> closed.countDown());
    }

    /**
     * Starts the service.
     *
     * @param settings further settings, each {@code name=value}
     * @throws CliFailure PORT_IN_USE, INVALID_PORT, INVALID_HOST, the code of a {@link StartupFailure}, or STARTUP_FAILED
     */
    public static RunningService start(ServiceOptions options, boolean verbose, String... settings) {
        checkAddress(options);
        var arguments = new ArrayList<>(List.of(
                "--server.port=" + options.port(),
                "--server.address=" + options.host(),
                "--mentorship.data=" + options.data()));
        if (verbose) {
            arguments.addAll(List.of("--logging.level.root=INFO", "--logging.level.org.mentorship=DEBUG"));
        }
        List.of(settings).forEach(setting -> arguments.add("--" + setting));
        var application = new SpringApplication(MentorshipApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(verbose);
        try {
            return new RunningService(application.run(arguments.toArray(String[]::new)), options);
        } catch (RuntimeException problem) {
            throw explained(problem, options);
        }
    }

    /** Says so before anything is opened; the web server would find out last. */
    private static void checkAddress(ServiceOptions options) {
        if (options.port() < 0 || options.port() > HIGHEST_PORT) {
            throw new CliFailure(
                    "INVALID_PORT", "--port must be 0 to " + HIGHEST_PORT + ", not " + options.port() + ".");
        }
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(options.host()), options.port()));
        } catch (UnknownHostException e) {
            throw noAddress(options, e);
        } catch (BindException e) {
            throw isOfThisMachine(options.host()) ? portInUse(options, e) : noAddress(options, e);
        } catch (IOException e) {
            throw new CliFailure("INVALID_HOST", "Cannot listen on " + options.host() + ": " + e.getMessage(), e);
        }
    }

    private static boolean isOfThisMachine(String host) {
        try {
            var address = InetAddress.getByName(host);
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException _) {
            return false;
        }
    }

    private static CliFailure noAddress(ServiceOptions options, IOException cause) {
        return new CliFailure(
                "INVALID_HOST",
                "This machine has no address " + options.host() + "; choose another one with --host.",
                cause);
    }

    private static CliFailure explained(RuntimeException problem, ServiceOptions options) {
        Throwable innermost = problem;
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case StartupFailure known -> {
                    return new CliFailure(known.code().name(), String.valueOf(known.getMessage()), problem);
                }
                case PortInUseException _, BindException _ -> {
                    return portInUse(options, problem);
                }
                default -> innermost = cause;
            }
        }
        return new CliFailure(
                "STARTUP_FAILED",
                Optional.ofNullable(innermost.getMessage())
                                .orElse(innermost.getClass().getSimpleName()) + " (--verbose shows more)",
                problem);
    }

    private static CliFailure portInUse(ServiceOptions options, Exception cause) {
        return new CliFailure(
                "PORT_IN_USE",
                "Port " + options.port() + " of " + options.host()
                        + " is in use or not allowed; choose another one with --port.",
                cause);
    }

    /** The port it listens on, also where any free one was asked for. */
    public int port() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        return server == null ? options.port() : server.getPort();
    }

    /** The address by which a program on this machine reaches it. */
    public URI url() {
        return url(port());
    }

    /** The same for what operators look at, which may have a port of its own. */
    public URI managementUrl() {
        return url(context.getEnvironment().getProperty("local.management.port", Integer.class, port()));
    }

    private URI url(int port) {
        var host = options.host();
        var local = host.equals("127.0.0.1") || host.equals("0.0.0.0") || host.equals("::");
        return URI.create("http://" + (local ? "localhost" : bracketed(host)) + ":" + port);
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    public Path data() {
        return options.data();
    }

    /** Whether it keeps everything by itself. */
    public boolean isEmbedded() {
        return context.getEnvironment().getProperty(RunMode.SETTING, RunMode.class, RunMode.EMBEDDED)
                == RunMode.EMBEDDED;
    }

    /** What it does, as {@code --roles} names it. */
    List<String> roles() {
        var environment = context.getEnvironment();
        return Stream.of(Role.values())
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .filter(role -> environment.getProperty("mentorship.role." + role, Boolean.class, true))
                .toList();
    }

    /** The beans of the service. */
    public ConfigurableApplicationContext context() {
        return context;
    }

    /** Waits until the service is stopped, by a signal or from inside. */
    public void awaitStop() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        context.close();
    }
}
