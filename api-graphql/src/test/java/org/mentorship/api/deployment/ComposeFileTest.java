package org.mentorship.api.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorship.api.security.TokenIssuer;
import org.mentorship.contract.envelope.ActorRole;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The compose file")
class ComposeFileTest {

    private static final JsonNode FILE = DeploymentFiles.yaml("compose.yaml").getFirst();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)");

    static Stream<Named<Map.Entry<String, JsonNode>>> eachService() {
        return services().map(service -> Named.of(service.getKey(), service));
    }

    private static Stream<Map.Entry<String, JsonNode>> services() {
        return FILE.at("/services").properties().stream();
    }

    @Test
    @DisplayName("is one by the schema of Compose")
    void schema() throws IOException {
        try (var content = ComposeFileTest.class.getResourceAsStream("/deployment/compose-spec.json")) {
            var schema = (ObjectNode) JsonMapper.shared().readTree(content);
            // It names its dialect in a way that no validator knows, is written in the words of draft 4, and means by a
            // duration what Compose does.
            schema.remove(List.of("$schema", "id"));
            var withoutFormats = SchemaRegistryConfig.builder()
                    .formatAssertionsEnabled(false)
                    .build();
            var compose = SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_4, registry -> registry.schemaRegistryConfig(withoutFormats))
                    .getSchema(schema);

            var file = (ObjectNode) FILE.deepCopy();
            // Younger than the schema.
            file.remove("name");
            assertThat(compose.validate(file)).isEmpty();
            ((ObjectNode) file.at("/services/api")).put("cpu", 1);
            assertThat(compose.validate(file)).as("a mistake is found").isNotEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eachService")
    @DisplayName("pins the image of each service")
    void pinned(Map.Entry<String, JsonNode> service) {
        assertThat(service.getValue().at("/image").asString()).matches(Images::isPinned);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eachService")
    @DisplayName("gives each service a user that is not root, nothing more than it needs, and limits")
    void hardened(Map.Entry<String, JsonNode> service) {
        var said = service.getValue();
        assertThat(said.at("/user").asString()).matches("[1-9]\\d*:[1-9]\\d*");
        assertThat(said.at("/read_only").asBoolean()).isTrue();
        assertThat(said.at("/cap_drop").valueStream().map(JsonNode::asString)).containsExactly("ALL");
        assertThat(said.at("/security_opt").valueStream().map(JsonNode::asString))
                .containsExactly("no-new-privileges:true");
        assertThat(said.at("/cpus").isMissingNode()).isFalse();
        assertThat(said.at("/mem_limit").isMissingNode()).isFalse();
        assertThat(said.at("/pids_limit").isMissingNode()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eachService")
    @DisplayName("checks the health of each service that stays, and starts it again")
    void health(Map.Entry<String, JsonNode> service) {
        var said = service.getValue();
        if (waitedForToEnd(service.getKey())) {
            assertThat(said.at("/healthcheck/disable").asBoolean()).isTrue();
            assertThat(said.at("/restart").asString()).isEqualTo("on-failure");
        } else {
            assertThat(said.at("/healthcheck/test").isEmpty()).isFalse();
            assertThat(said.at("/restart").asString()).isEqualTo("unless-stopped");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eachService")
    @DisplayName("opens ports to this machine only")
    void ports(Map.Entry<String, JsonNode> service) {
        assertThat(service.getValue().at("/ports").valueStream().map(JsonNode::asString))
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eachService")
    @DisplayName("tells no secret to the environment of a service")
    void secrets(Map.Entry<String, JsonNode> service) {
        assertThat(service.getValue().at("/environment").propertyNames())
                .noneMatch(name -> name.endsWith("_KEK") || name.endsWith("TOKEN") || name.contains("PASSWORD"));
    }

    @Test
    @DisplayName("has every role of the service, from one image")
    void roles() {
        var ours = services()
                .map(Map.Entry::getValue)
                .filter(service -> service.has("build"))
                .toList();
        assertThat(ours)
                .extracting(
                        service -> service.at("/environment/MENTORSHIP_ROLES").asString())
                .containsExactlyInAnyOrder("command", "query", "api");
        assertThat(ours).extracting(service -> service.at("/image").asString()).containsOnly("mentorship:0.1.0");
    }

    @Test
    @DisplayName("mounts files that are there; the secrets are made by docker/up")
    void files() {
        assertThat(FILE.at("/configs")
                        .valueStream()
                        .map(config -> config.at("/file").asString()))
                .allSatisfy(
                        file -> assertThat(DeploymentFiles.FOLDER.resolve(file)).exists());
        var up = DeploymentFiles.text("up");
        assertThat(FILE.at("/secrets").properties()).allSatisfy(secret -> {
            assertThat(secret.getValue().at("/file").asString()).isEqualTo("secrets/" + secret.getKey());
            assertThat(up).contains("make_secret " + secret.getKey() + "\n");
        });
        assertThat(Files.isExecutable(DeploymentFiles.FOLDER.resolve("up"))).isTrue();
    }

    @Test
    @DisplayName("starts the issuer for trying out only where asked for, and asks for what it stands in for")
    void issuerForTrying() {
        assertThat(services().filter(service -> service.getValue().has("profiles")))
                .singleElement()
                .satisfies(service -> assertThat(service.getKey()).isEqualTo("issuer"));
        var asked = VARIABLE.matcher(FILE.toString())
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct();
        var settings = Arrays.stream(DeploymentFiles.text("try.env").split("\\R"))
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .filter(name -> !name.equals("COMPOSE_PROFILES"));
        assertThat(settings).containsExactlyInAnyOrderElementsOf(asked.toList());
    }

    @Test
    @DisplayName("has an issuer for trying out whose tokens the service takes")
    void tokensForTrying() {
        var claims = DeploymentFiles.json("issuer.json")
                .at("/tokenCallbacks/0/requestMappings")
                .valueStream()
                .map(mapping -> mapping.at("/claims"))
                .toList();
        assertThat(claims)
                .allSatisfy(claim -> assertThat(claim.at("/aud/0").asString()).isEqualTo(TokenIssuer.AUDIENCE));
        assertThat(claims)
                .extracting(claim -> ActorRole.valueOf(
                        claim.at("/" + TokenIssuer.ROLES_CLAIM + "/0").asString()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ActorRole.values())
                        .filter(role -> role != ActorRole.AUTOMATION)
                        .toList());
    }

    private static boolean waitedForToEnd(String name) {
        return services()
                .map(service -> service.getValue().at("/depends_on/" + name + "/condition"))
                .anyMatch(condition -> condition.asString("").equals("service_completed_successfully"));
    }
}
