package org.mentorship.contract.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingLogged;
import org.mentorship.contract.program.InstrumentItem;
import org.mentorship.contract.program.MatchRules;
import org.mentorship.contract.program.MeetingMode;

@DisplayName("The stored JSON of an event")
class EventJsonTest {

    @Test
    @DisplayName("holds every component, leaves absent ones out, and reads back as the same event")
    void roundTrip() throws Exception {
        var event = new MeetingLogged(
                new MentorshipId("mnt_a"),
                "mtg_1",
                Instant.parse("2026-01-05T09:00:00.100Z"),
                45,
                MeetingMode.VIDEO,
                List.of(new ParticipantId("par_a")),
                List.of("the next job"),
                null,
                List.of());

        var json = EventJson.mapper().writeValueAsString(event);

        assertThat(json).isEqualTo("""
                        {"mentorshipId":"mnt_a","meetingId":"mtg_1","heldAt":"2026-01-05T09:00:00.100Z","minutes":45,\
                        "mode":"VIDEO","attendeeIds":["par_a"],"topics":["the next job"],"goalIds":[]}""");
        assertThat(EventJson.mapper().readValue(json, MeetingLogged.class)).isEqualTo(event);
    }

    @Test
    @DisplayName("has the entries of maps in the order of their keys, as in every other process")
    void orderOfMaps() throws Exception {
        var weights = Stream.of("timeZone", "goals", "seniority", "availability", "interests")
                .collect(Collectors.toMap(name -> name, _ -> 1.0, (a, _) -> a, LinkedHashMap::new));

        assertThat(EventJson.mapper().writeValueAsString(weights)).isEqualTo("""
                        {"availability":1.0,"goals":1.0,"interests":1.0,"seniority":1.0,"timeZone":1.0}""");
    }

    @ParameterizedTest
    @DisplayName("reads back as the same event with every text and list at its limit")
    @MethodSource
    void largest(Class<? extends DomainEvent> type) throws Exception {
        var event = SampleEvents.largest(type);

        var json = EventJson.mapper().writeValueAsBytes(event);

        assertThat(EventJson.mapper().readValue(json, type)).isEqualTo(event);
    }

    static Collection<Class<? extends DomainEvent>> largest() {
        return EventTypes.all().values();
    }

    @Test
    @DisplayName("reads back whatever it wrote, also what no command could have asked for")
    void whateverWasWritten() throws Exception {
        var weights = Map.of("w".repeat(60_000), 1.0, "a\0b", 2.0);
        var rules = new MatchRules(true, weights);
        var item = new InstrumentItem("x".repeat(21_000_000), "", 0, 1, false, null);

        assertThat(EventJson.mapper().readValue(EventJson.mapper().writeValueAsBytes(rules), MatchRules.class))
                .isEqualTo(rules);
        assertThat(EventJson.mapper().readValue(EventJson.mapper().writeValueAsBytes(item), InstrumentItem.class))
                .isEqualTo(item);
    }
}
