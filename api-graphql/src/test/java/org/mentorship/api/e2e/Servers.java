package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * An Axon Server and a MongoDB for the tests of a cluster: those that {@code AXON_SERVER} (host:port) and {@code
 * MONGODB_URI} name, else containers. An Axon Server without a MongoDB is tried with the server that the embedded mode has
 * in memory. {@code AXON_SERVER_HTTP} (host:port) has a server in its development mode emptied before.
 */
final class Servers implements AutoCloseable {

    private static final DockerImageName AXON_SERVER_IMAGE = DockerImageName.parse("axoniq/axonserver:2025.2.0");
    private static final DockerImageName MONGODB_IMAGE = DockerImageName.parse("mongo:8.0.15");
    private static final int GRPC = 8124;
    private static final int HTTP = 8024;

    private final String axonServer;
    private final String mongodb;
    private final Deque<Runnable> ends = new ArrayDeque<>();

    /** Those that there are; skips the test, and says so in one line, where there are none. */
    static Servers orSkip() throws IOException, InterruptedException {
        var given = given("AXON_SERVER");
        if (given.isEmpty() && !DockerClientFactory.instance().isDockerAvailable()) {
            Assumptions.abort("No Axon Server: AXON_SERVER=host:port is not given, and there is no container engine");
        }
        return new Servers(given);
    }

    private Servers(Optional<String> given) throws IOException, InterruptedException {
        axonServer = given.isPresent() ? given.get() : axonServerInContainer();
        if (given.isPresent()) {
            empty();
        }
        mongodb = given("MONGODB_URI")
                .map(this::databaseOfItsOwn)
                .orElseGet(() -> given.isPresent() ? mongodbInMemory() : mongodbInContainer());
    }

    private static Optional<String> given(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }

    private static void empty() throws IOException, InterruptedException {
        var http = given("AXON_SERVER_HTTP");
        if (http.isPresent()) {
            var purge = HttpRequest.newBuilder(URI.create("http://" + http.get() + "/v1/devmode/purge-events"))
                    .DELETE()
                    .build();
            var answer = HttpClient.newHttpClient().send(purge, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        }
    }

    @SuppressWarnings("resource") // closed with this
    private String axonServerInContainer() {
        var container = new GenericContainer<>(AXON_SERVER_IMAGE)
                .withEnv("AXONIQ_AXONSERVER_STANDALONE", "true")
                .withExposedPorts(GRPC, HTTP)
                .waitingFor(Wait.forHttp("/actuator/health").forPort(HTTP));
        container.start();
        ends.push(container::stop);
        return container.getHost() + ":" + container.getMappedPort(GRPC);
    }

    @SuppressWarnings("resource") // closed with this
    private String mongodbInContainer() {
        var container = new MongoDBContainer(MONGODB_IMAGE).withReplicaSet();
        container.start();
        ends.push(container::stop);
        return container.getReplicaSetUrl("mentorship");
    }

    private String mongodbInMemory() {
        var server = new MongoServer(new MemoryBackend());
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ends.push(server::shutdownNow);
        return server.getConnectionString() + "/mentorship";
    }

    private String databaseOfItsOwn(String uri) {
        var name = "mentorship-test-" + UUID.randomUUID();
        var parts = uri.split("\\?", 2);
        var hosts = String.join(",", new ConnectionString(uri).getHosts());
        var end = parts[0].indexOf('/', parts[0].indexOf(hosts.split(",", 2)[0]));
        var own = (end < 0 ? parts[0] : parts[0].substring(0, end)) + "/" + name
                + (parts.length == 1 ? "" : "?" + parts[1]);
        ends.push(() -> {
            try (var client = MongoClients.create(own)) {
                client.getDatabase(name).drop();
            }
        });
        return own;
    }

    /** host:port. */
    String axonServer() {
        return axonServer;
    }

    /** With a database that nobody else uses. */
    String mongodb() {
        return mongodb;
    }

    @Override
    public void close() {
        ends.forEach(Runnable::run);
    }
}
