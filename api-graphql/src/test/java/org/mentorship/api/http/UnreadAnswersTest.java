package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.DeafClient;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ProbeTest
@TestPropertySource(properties = {"mentorship.limits.send-time=6s", "mentorship.limits.operations=10"})
@DisplayName("A client that asks on and on and reads no answer")
class UnreadAnswersTest {

    /** Its answer is 300 KB, so that as many as can be asked for would be gigabytes. */
    private static final String QUESTION =
            "{\"id\":\"%d\",\"type\":\"subscribe\",\"payload\":{\"query\":\"query ($t: String) { "
                    + IntStream.range(0, 15)
                            .mapToObj(i -> "e" + i + ": echo(text: $t)")
                            .collect(Collectors.joining(" "))
                    + " }\",\"variables\":{\"t\":\"" + "x".repeat(20_000) + "\"}}}";

    private static final long MOST_GROWTH = 100L << 20;

    @LocalServerPort
    private int port;

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    @DisplayName("is cut off; what waits for it stays small, and others are answered meanwhile")
    void unread() throws IOException, InterruptedException {
        var token = ProbeTokens.of("deaf", ActorRole.AUDITOR);
        var before = usedHeap();
        var most = before;
        var others = new ArrayList<Integer>();
        try (var client = DeafClient.greeted(port, token)) {
            var asking = Thread.ofPlatform().start(() -> client.askOnAndOn(QUESTION));
            while (asking.isAlive()) {
                most = Math.max(most, usedHeap());
                others.add(new ProbeClient(port)
                        .query(ProbeTokens.of("patient", ActorRole.AUDITOR), "{ __typename }")
                        .status());
            }
            asking.join();
        }

        assertThat(most - before).isLessThan(MOST_GROWTH);
        assertThat(others).isNotEmpty().containsOnly(200);
    }
}
