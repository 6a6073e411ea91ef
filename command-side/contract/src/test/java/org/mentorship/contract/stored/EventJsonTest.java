package org.mentorship.contract.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingLogged;
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
}
