package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.query.mongo.SegmentClaim;

@DisplayName("Segments that nobody projects")
class SegmentWatchTest {

    private static final String VIEWS = ReadModels.NAME;
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final long IN_AN_HOUR = NOW.plusSeconds(3_600).toEpochMilli();

    private final SegmentWatch watch = new SegmentWatch(Clock.fixed(NOW, ZoneOffset.UTC));

    private long abandonedAfter(int looks, SegmentClaim... claims) {
        var abandoned = 0L;
        for (var look = 0; look <= looks; look++) {
            abandoned = watch.abandoned(VIEWS, List.of(claims));
        }
        return abandoned;
    }

    @Test
    @DisplayName("are those that have no owner for twenty looks")
    void noOwner() {
        var free = new SegmentClaim(0, null, NOW.toEpochMilli());
        assertThat(abandonedAfter(19, free)).isZero();
        assertThat(abandonedAfter(1, free)).isOne();
    }

    @Test
    @DisplayName("are those whose owner is gone, also one whose clock was ahead")
    void gone() {
        assertThat(abandonedAfter(20, new SegmentClaim(0, "gone", IN_AN_HOUR))).isOne();
    }

    @Test
    @DisplayName("are none while owners show themselves")
    void shown() {
        for (var look = 0; look < 30; look++) {
            assertThat(watch.abandoned(VIEWS, List.of(new SegmentClaim(0, "one", NOW.toEpochMilli() + look))))
                    .isZero();
        }
    }

    @Test
    @DisplayName("are no longer so once somebody has them")
    void taken() {
        assertThat(abandonedAfter(20, new SegmentClaim(0, "gone", IN_AN_HOUR), new SegmentClaim(1, null, 0)))
                .isEqualTo(2);
        assertThat(watch.abandoned(
                        VIEWS, List.of(new SegmentClaim(0, "one", NOW.toEpochMilli()), new SegmentClaim(1, null, 0))))
                .isOne();
    }
}
