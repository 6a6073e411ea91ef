package org.mentorship.contract.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.json.JacksonSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.stored.EventJson;
import org.mentorship.contract.stored.EventSerializer;

@DisplayName("A token that names its event")
class EventTokenTest {

    private static final EventToken TOKEN = new EventToken(7, "one");

    private final Serializer serializer = EventSerializer.create();
    /** As versions had it that knew no such tokens. */
    private final Serializer former =
            JacksonSerializer.builder().objectMapper(EventJson.mapper().copy()).build();

    private static Object read(Serializer serializer, SerializedObject<byte[]> stored) {
        return serializer.deserialize(stored);
    }

    @Test
    @DisplayName("is not compared with one of another event at its position, whose log lost its end")
    void otherHistory() {
        var other = new EventToken(7, "other");
        assertThatThrownBy(() -> TOKEN.covers(other)).isInstanceOf(LogChanged.class);
        assertThatThrownBy(() -> TOKEN.lowerBound(other)).isInstanceOf(LogChanged.class);
        assertThatThrownBy(() -> TOKEN.upperBound(other)).isInstanceOf(LogChanged.class);
        assertThat(TOKEN).isNotEqualTo(other);
    }

    @Test
    @DisplayName("is compared with all others by its position")
    void positions() {
        assertThat(TOKEN.covers(new EventToken(7, "one"))).isTrue();
        assertThat(TOKEN.covers(new EventToken(6, "before"))).isTrue();
        assertThat(TOKEN.covers(new EventToken(8, "after"))).isFalse();
        assertThat(TOKEN.covers(new GlobalSequenceTrackingToken(7))).isTrue();
        assertThat(TOKEN.covers(null)).isTrue();
        assertThat(TOKEN.lowerBound(new EventToken(8, "after"))).isEqualTo(TOKEN);
        assertThat(TOKEN.upperBound(new EventToken(6, "before"))).isEqualTo(TOKEN);
    }

    @Test
    @DisplayName("is read as it was stored")
    void stored() {
        assertThat(read(serializer, serializer.serialize(TOKEN, byte[].class))).isEqualTo(TOKEN);
    }

    @Test
    @DisplayName("is read by a version before as one of the position, and one of a version before as that")
    void formerVersion() {
        var stored = serializer.serialize(TOKEN, byte[].class);
        assertThat(stored.getType().getName()).isEqualTo(GlobalSequenceTrackingToken.class.getName());
        assertThat(read(former, stored)).isEqualTo(new GlobalSequenceTrackingToken(7));

        var before = new SimpleSerializedObject<>(
                "{\"globalIndex\":7}".getBytes(UTF_8), byte[].class, GlobalSequenceTrackingToken.class.getName(), null);
        assertThat(read(serializer, before)).isEqualTo(new GlobalSequenceTrackingToken(7));
    }
}
