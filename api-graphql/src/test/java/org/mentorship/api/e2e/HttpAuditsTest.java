package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.api.e2e.HttpAudits.Audit;
import org.mentorship.contract.envelope.ActorRole;

@DisplayName("Of the public audits of GraphQL over HTTP")
class HttpAuditsTest {

    private static final int ALL = 61;

    /** Those that ask for GET: by URL, with variables and GraphQL's own media type, with variables and plain JSON. */
    private static final Set<String> ONLY_WITH_GET = Set.of("5A70", "D6D5", "6A70");

    @TempDir
    private Path data;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        HttpAudits.install();
    }

    private List<Audit> audits(String... settings) throws IOException, InterruptedException {
        try (var service = LocalService.start(data, settings)) {
            return HttpAudits.of(service.port(), service.token("auditor", ActorRole.AUDITOR));
        }
    }

    @TestFactory
    @DisplayName("58 of 61 are passed as the service comes; the others ask for GET:")
    Stream<DynamicTest> byDefault() throws IOException, InterruptedException {
        return tests(audits(), ONLY_WITH_GET);
    }

    @TestFactory
    @DisplayName("61 of 61 are passed with GET switched on:")
    Stream<DynamicTest> withGet() throws IOException, InterruptedException {
        return tests(audits("mentorship.graphql.get-enabled=true"), Set.of());
    }

    /** @param notPassed these and no others */
    private static Stream<DynamicTest> tests(List<Audit> audits, Set<String> notPassed) {
        assertThat(audits)
                .extracting(Audit::id)
                .hasSize(ALL)
                .doesNotHaveDuplicates()
                .containsAll(notPassed);
        return audits.stream()
                .map(audit -> dynamicTest(
                        audit.id() + " " + audit.name(),
                        () -> assertThat(audit.passed())
                                .as(audit.reason())
                                .isEqualTo(!notPassed.contains(audit.id()))));
    }
}
