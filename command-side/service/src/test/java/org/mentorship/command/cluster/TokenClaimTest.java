package org.mentorship.command.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mentorship.command.InMemoryMongo;
import org.mentorship.contract.log.EventToken;
import org.mentorship.contract.stored.EventSerializer;

@DisplayName("The claim on the automations' token")
class TokenClaimTest {

    private static final String PROCESSOR = "automations";
    private static final int SEGMENT = 0;

    @RegisterExtension
    private final InMemoryMongo mongo = new InMemoryMongo();

    private final ClusterDatabase database = new ClusterDatabase(mongo.uri());

    @AfterEach
    void close() {
        database.close();
    }

    private TokenClaim claim() {
        return database.automationClaim(PROCESSOR).orElseThrow();
    }

    @Test
    @DisplayName("is seen by whoever has not got it: the owner, if any, and how far it has read")
    void seen() {
        assertThat(database.automationClaim(PROCESSOR)).isEmpty();

        var tokens = database.automationTokens(EventSerializer.create(), "one");
        tokens.initializeTokenSegments(PROCESSOR, 1, new GlobalSequenceTrackingToken(-1));
        assertThat(claim().owner()).isNull();
        assertThat(claim().position()).isEqualTo(-1);

        tokens.fetchToken(PROCESSOR, SEGMENT);
        tokens.storeToken(new EventToken(7, "event"), PROCESSOR, SEGMENT);
        assertThat(claim().owner()).isEqualTo("one");
        assertThat(claim().position()).isEqualTo(7);

        tokens.releaseClaim(PROCESSOR, SEGMENT);
        assertThat(claim().owner()).isNull();
    }
}
