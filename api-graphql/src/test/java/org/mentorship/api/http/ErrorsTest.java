package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeClient.Answer;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProbeTest
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("An error of a field")
class ErrorsTest {

    @LocalServerPort
    private int port;

    private Answer query(String document) {
        return new ProbeClient(port).query(ProbeTokens.of(ActorRole.AUDITOR), document);
    }

    @Test
    @DisplayName("has its code, its path and its place, and leaves the other fields alone")
    void code() {
        var answer = query("{ forbidden echo(text: \"x\") }");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).isEqualTo("FORBIDDEN");
        assertThat(answer.json().at("/errors/0/path/0").asString()).isEqualTo("forbidden");
        assertThat(answer.json().at("/errors/0/locations/0/line").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/data/echo").asString()).isEqualTo("x");
    }

    @Test
    @DisplayName("says what is missing")
    void missing() {
        assertThat(query("{ missing }").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    @DisplayName("names a malformed id as the caller's mistake")
    void malformedId() {
        var answer = query("{ badId(id: \"par_1\") }");

        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).contains("prg_");
    }

    @Test
    @DisplayName("hides what went wrong inside behind an id that the log knows, and keeps people's texts out of both")
    void internal(CapturedOutput output) {
        var answer = query("{ broken }");

        assertThat(answer.code()).isEqualTo("INTERNAL");
        var id = answer.message().replaceAll(".*quote ([-0-9a-f]+)\\.", "$1");
        assertThat(id).hasSize(36);
        assertThat(output).contains(id).contains("IllegalStateException").doesNotContain("Lovelace");
        assertThat(answer.response().body()).doesNotContain("Lovelace").doesNotContain("Exception");
    }
}
