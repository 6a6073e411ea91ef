package org.mentorship.api.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.mentorship.contract.envelope.ActorRole;

/** The service in several processes, on an Axon Server and a MongoDB. */
final class Cluster implements Stage, AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("Health\\s+http://[^:]+:(\\d+)/actuator/health");
    private static final String KEK =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(UTF_8));
    private static final long STOPS_WITHIN_SECONDS = 60;
    private static final Queue<ChildOutput> OUTPUTS = new ConcurrentLinkedQueue<>();

    private final Servers servers;
    private final TestIssuer issuer;
    private final List<Member> members = new CopyOnWriteArrayList<>();

    /** Without members yet; skips the test where there are no servers. */
    Cluster() throws IOException, InterruptedException {
        OUTPUTS.clear();
        servers = Servers.orSkip();
        issuer = new TestIssuer();
    }

    /** Shows what the processes of the last cluster have printed, where a test fails. */
    static final class Outputs implements TestWatcher {

        @Override
        public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
            OUTPUTS.forEach(System.out::println);
        }
    }

    /** One of the processes. */
    final class Member {

        private final String roles;
        private final Process process;
        private final int port;

        private Member(String roles, Process process, int port) {
            this.roles = roles;
            this.process = process;
            this.port = port;
        }

        Api api() {
            return new Api(port);
        }

        String roles() {
            return roles;
        }

        boolean isReady() {
            return api().get("/actuator/health/readiness", null).status() == 200;
        }

        /** SIGKILL. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
            members.remove(this);
        }

        /** SIGTERM, as an orchestrator stops it; its exit status. */
        int stop() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The process does not stop: " + roles);
            }
            members.remove(this);
            return process.exitValue();
        }
    }

    /**
     * Starts a process, and waits until it says that it is up.
     *
     * @param roles separated by commas
     */
    Member start(String roles) throws IOException {
        var builder = ChildProcess.command("run", "--mode", "cluster", "--roles", roles, "--port", "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of(
                        "MENTORSHIP_AXONSERVER_SERVERS",
                        servers.axonServer(),
                        "MENTORSHIP_MONGODB_URI",
                        servers.mongodb(),
                        "MENTORSHIP_KEK",
                        KEK,
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI",
                        issuer.uri()));
        var process = builder.start();
        var output = new ChildOutput(roles, process);
        OUTPUTS.add(output);
        var address = output.await(ADDRESS)
                .orElseThrow(() -> new IllegalStateException("The process ended instead of starting: " + roles));
        var member = new Member(roles, process, Integer.parseInt(address.group(1)));
        members.add(member);
        return member;
    }

    /** With the name of the database. */
    String mongodb() {
        return servers.mongodb();
    }

    /** Where the first member that serves the API listens. */
    int port() {
        return server().port;
    }

    List<Member> members() {
        return List.copyOf(members);
    }

    /** The API of the first member that serves it. */
    @Override
    public Api api() {
        return server().api();
    }

    private Member server() {
        return members.stream()
                .filter(member -> member.roles().contains("api"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(new ConnectException("Nobody serves the API now")));
    }

    @Override
    public String token(String subject, ActorRole... roles) {
        return issuer.token(subject, roles);
    }

    @Override
    public void close() throws InterruptedException {
        for (var member : List.copyOf(members)) {
            member.kill();
        }
        issuer.close();
        servers.close();
    }
}
