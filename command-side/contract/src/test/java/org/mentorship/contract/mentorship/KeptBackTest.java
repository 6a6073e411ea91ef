package org.mentorship.contract.mentorship;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.CareEvent.ConcernRaised;
import org.mentorship.contract.mentorship.CareEvent.ConcernResolved;
import org.mentorship.contract.mentorship.CareEvent.MentorshipResumed;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackCorrected;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackGiven;

@DisplayName("What one member keeps from the others")
class KeptBackTest {

    private static final MentorshipId ID = new MentorshipId("mnt_one");
    private static final ParticipantId ADA = new ParticipantId("par_ada");
    private static final ParticipantId BEN = new ParticipantId("par_ben");
    private static final Instant START = Instant.parse("2026-02-02T12:00:00Z");
    private static final MentorshipEvent OPEN = new MentorshipResumed(ID);

    private static KeptBack after(MentorshipEvent... events) {
        var kept = KeptBack.NOTHING;
        for (var i = 0; i < events.length; i++) {
            kept = kept.after(events[i], i, START.plusSeconds(i));
        }
        return kept;
    }

    private static MentorshipEvent raised(ParticipantId by) {
        return new ConcernRaised(ID, "con_" + by.value(), by, Severity.HIGH, "…");
    }

    private static MentorshipEvent given(String id, Visibility visibility) {
        return new FeedbackGiven(
                ID,
                id,
                FeedbackKind.PERIODIC,
                FeedbackDirection.MENTEE_TO_MENTOR,
                "check",
                1,
                0,
                List.of(3),
                null,
                null,
                visibility,
                BEN,
                ADA);
    }

    @Test
    @DisplayName("are concerns and what becomes of them, but not from who raised them")
    void concerns() {
        var kept = after(OPEN, raised(BEN), raised(ADA), new ConcernResolved(ID, "con_par_ben", "…"), OPEN);

        assertThat(kept.hiddenFrom("par_ada")).containsExactly(1L, 3L);
        assertThat(kept.hiddenFrom("par_ben")).containsExactly(2L);
        assertThat(kept.hiddenFrom("par_cem")).containsExactly(1L, 2L, 3L);
    }

    @Test
    @DisplayName("are concerns that staff raised, which no member sees")
    void byStaff() {
        var kept = after(OPEN, new ConcernRaised(ID, "con_1", null, Severity.LOW, "…"));

        assertThat(kept.hiddenFrom("par_ada")).containsExactly(1L);
    }

    @Test
    @DisplayName("is feedback that is not shared, with its corrections, each by its own visibility")
    void feedback() {
        var kept = after(
                given("fbk_1", Visibility.PRIVATE),
                given("fbk_2", Visibility.SHARED),
                given("fbk_3", Visibility.COORDINATORS),
                new FeedbackCorrected(ID, "fbk_2", List.of(4), null),
                new FeedbackCorrected(ID, "fbk_1", List.of(4), null));

        assertThat(kept.hiddenFrom("par_ada")).containsExactly(0L, 2L, 4L);
        assertThat(kept.hiddenFrom("par_ben")).isEmpty();
    }

    @Test
    @DisplayName("is not counted by who does not see it, nor is the time of it theirs")
    void counted() {
        var kept = after(OPEN, raised(BEN), OPEN, raised(ADA), raised(BEN), raised(BEN));

        assertThat(kept.hiddenFrom("par_ada", 2)).isEqualTo(1);
        assertThat(kept.hiddenFrom("par_ada", 5)).isEqualTo(3);
        assertThat(kept.lastSeenBy("par_ada", 5)).isEqualTo(3);
        assertThat(kept.lastSeenAt("par_ada", 5)).contains(START.plusSeconds(3));
        assertThat(kept.lastSeenBy("par_ben", 5)).isEqualTo(5);
        assertThat(kept.lastSeenAt("par_ben", 5)).contains(START.plusSeconds(5));
        assertThat(kept.lastSeenBy("par_cem", 5)).isEqualTo(2);
        assertThat(kept.lastSeenAt("par_cem", 5)).contains(START.plusSeconds(2));
    }
}
