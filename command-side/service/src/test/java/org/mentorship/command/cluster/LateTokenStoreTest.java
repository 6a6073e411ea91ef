package org.mentorship.command.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mentorship.command.InMemoryMongo;
import org.mentorship.contract.stored.EventSerializer;

@DisplayName("The token of the automations in a MongoDB")
class LateTokenStoreTest {

    private static final String PROCESSOR = "automations";

    @RegisterExtension
    private final InMemoryMongo mongo = new InMemoryMongo();

    private final MongoClient client = mongo.soonTired();

    @AfterEach
    void stop() {
        client.close();
    }

    private LateTokenStore ofOneProcess() {
        return new LateTokenStore(MongoTokenStore.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(client, "test")
                        .trackingTokensCollectionName("tokens")
                        .build())
                .serializer(EventSerializer.create()));
    }

    @Test
    @DisplayName("is made once, by whichever process comes first, before the first event")
    void once() {
        var one = ofOneProcess();
        var other = ofOneProcess();

        assertThat(one.fetchSegments(PROCESSOR)).containsExactly(0);
        assertThat(other.fetchSegments(PROCESSOR)).containsExactly(0);

        assertThat(mongo.database().getCollection("tokens").countDocuments()).isEqualTo(1);
        assertThat(other.fetchToken(PROCESSOR, 0)).isEqualTo(new GlobalSequenceTrackingToken(-1));
    }

    @Test
    @DisplayName("does not hinder the start while the MongoDB is away, and is made when it is there")
    void late() {
        mongo.stop();
        var store = ofOneProcess();

        assertThat(store.fetchSegments(PROCESSOR)).containsExactly(0);
        assertThatThrownBy(() -> store.fetchAvailableSegments(PROCESSOR)).isInstanceOf(MongoException.class);
        mongo.startAgain();

        await().ignoreExceptions()
                .untilAsserted(() ->
                        assertThat(store.fetchAvailableSegments(PROCESSOR)).containsExactly(Segment.ROOT_SEGMENT));
        assertThat(store.fetchToken(PROCESSOR, 0)).isEqualTo(new GlobalSequenceTrackingToken(-1));
    }
}
