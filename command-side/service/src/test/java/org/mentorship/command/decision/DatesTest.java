package org.mentorship.command.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorship.command.CommandSide;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.MentorshipId;

@DisplayName("A day that somebody names")
class DatesTest {

    private static DecisionContext at(Instant now) {
        return new DecisionContext(
                now,
                CommandSide.envelope("coordinator-1", ActorRole.COORDINATOR, null, null, "cmd-1"),
                new MentorshipId("mnt_1"));
    }

    @ParameterizedTest(name = "{1} at {0}")
    @CsvSource({
        "2026-03-01T11:59:59Z, -12:00",
        "2026-03-01T00:00:00Z, -12:00",
        "2026-03-01T10:00:00Z, +14:00",
        "2026-03-01T23:59:59Z, +14:00",
        "2026-03-01T23:30:00Z, Europe/Zurich",
        "2026-03-01T02:00:00Z, America/Los_Angeles"
    })
    @DisplayName("is today where it is today for them, whatever the time zone")
    void ownToday(Instant now, String zone) {
        var today = LocalDate.ofInstant(now, ZoneId.of(zone));

        assertThat(Dates.notPast(today, at(now), "due")).isNull();
        assertThat(Dates.notFuture(today, at(now), "completedOn")).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"2026-03-01T00:00:00Z", "2026-03-01T23:59:59Z"})
    @DisplayName("is past or ahead where it is so for everybody")
    void forEverybody(Instant now) {
        assertThat(Dates.notPast(LocalDate.of(2026, 2, 27), at(now), "due"))
                .extracting(Refusal::code)
                .isEqualTo(RejectionCode.DATE_IN_PAST);
        assertThat(Dates.notFuture(LocalDate.of(2026, 3, 3), at(now), "completedOn"))
                .extracting(Refusal::code)
                .isEqualTo(RejectionCode.DATE_IN_FUTURE);
    }
}
