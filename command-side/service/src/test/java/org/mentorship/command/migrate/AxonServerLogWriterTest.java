package org.mentorship.command.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.axoniq.axonserver.grpc.MetaDataValue;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.contract.migration.MigrationFailure;
import org.mentorship.contract.migration.MigrationFailure.Code;

@DisplayName("An event that is sent to Axon Server")
class AxonServerLogWriterTest {

    private static final Instant AT = Instant.parse("2026-01-05T09:00:00.120Z");
    private static final byte[] PAYLOAD = "{\"note\":\"ä\"}".getBytes(UTF_8);

    private static StoredEvent event(String metadata, Instant at) {
        return new StoredEvent(
                7, "e-1", "mnt_1", "Mentorship", 3, "MeetingLogged", "1", at, PAYLOAD, metadata.getBytes(UTF_8));
    }

    @Test
    @DisplayName("is as it was stored, metadata by their types")
    void same() {
        var message = AxonServerLogWriter.message(
                event("{\"actor\":\"a\",\"n\":-1,\"d\":1.5,\"yes\":true,\"empty\":\"\"}", AT));

        assertThat(message.getMessageIdentifier()).isEqualTo("e-1");
        assertThat(message.getAggregateIdentifier()).isEqualTo("mnt_1");
        assertThat(message.getAggregateType()).isEqualTo("Mentorship");
        assertThat(message.getAggregateSequenceNumber()).isEqualTo(3);
        assertThat(message.getTimestamp()).isEqualTo(AT.toEpochMilli());
        assertThat(message.getPayload().getType()).isEqualTo("MeetingLogged");
        assertThat(message.getPayload().getRevision()).isEqualTo("1");
        assertThat(message.getPayload().getData().toByteArray()).isEqualTo(PAYLOAD);
        assertThat(message.getMetaDataMap())
                .isEqualTo(Map.of(
                        "actor", MetaDataValue.newBuilder().setTextValue("a").build(),
                        "n", MetaDataValue.newBuilder().setNumberValue(-1).build(),
                        "d", MetaDataValue.newBuilder().setDoubleValue(1.5).build(),
                        "yes", MetaDataValue.newBuilder().setBooleanValue(true).build(),
                        "empty", MetaDataValue.newBuilder().setTextValue("").build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":null}", "{\"a\":{}}", "{\"a\":[1]}", "{\"a\":9223372036854775808}", "[]", "{"})
    @DisplayName("is refused with metadata that would not come back:")
    void metadata(String metadata) {
        refused(event(metadata, AT), "e-1");
    }

    @Test
    @DisplayName("is refused with a time that would lose its digits")
    void time() {
        refused(event("{}", AT.plusNanos(1_000)), "2026-01-05T09:00:00.120001Z");
    }

    private static void refused(StoredEvent event, String mentioned) {
        var refusal = catchThrowableOfType(MigrationFailure.class, () -> AxonServerLogWriter.message(event));
        assertThat(refusal.code()).isEqualTo(Code.EVENT_NOT_STORABLE);
        assertThat(refusal).hasMessageContaining("position 7").hasMessageContaining(mentioned);
    }
}
