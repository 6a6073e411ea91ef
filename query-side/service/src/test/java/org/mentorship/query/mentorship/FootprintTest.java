package org.mentorship.query.mentorship;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.bson.BsonBinaryWriter;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.Limits;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.Goal;
import org.mentorship.contract.mentorship.GoalEvent.GoalSet;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipStarted;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.mentorship.Milestone;
import org.mentorship.contract.privacy.Revealer;
import org.mentorship.contract.stored.Footprint;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.Recorded;
import org.mentorship.query.story.Folding;
import org.mentorship.query.story.Story;

@DisplayName("The footprint of a mentorship's events")
class FootprintTest {

    private static final int LARGEST_DOCUMENT = 16 << 20;
    private static final List<LoggedEvent> STORY = Story.of(7, 60);

    @Test
    @DisplayName("is at least the size of its view, after each event")
    void bound() {
        var views = new HashMap<String, Object>();
        var footprints = new HashMap<String, Long>();
        for (var event : STORY) {
            var view = Folding.next(views.get(event.stream()), event);
            views.put(event.stream(), view);
            if (view instanceof MentorshipView mentorship) {
                var footprint = footprints.merge(event.stream(), Footprint.of(event.event()), Long::sum);
                assertThat(size(mentorship)).as("after %s", event).isLessThanOrEqualTo(footprint);
            }
        }
        assertThat(footprints).isNotEmpty();
    }

    @Test
    @DisplayName("keeps the view of the fullest mentorship within one document, texts at their limits and as tokens")
    void fullest() {
        var events = new ArrayList<>(upToAStart());
        var last = events.getLast();
        var longest = token("師".repeat(Limits.LONG_TEXT));
        var line = token("師".repeat(Limits.SHORT_TEXT));
        var goal = new Goal(
                line,
                longest,
                Collections.nCopies(Limits.LIST, "師".repeat(Limits.SHORT_TEXT)),
                3,
                3,
                Collections.nCopies(5, longest),
                Collections.nCopies(Limits.LIST, new Milestone("mil_0123456789012345678901234", line, null)),
                null);
        var footprint =
                events.stream().mapToLong(event -> Footprint.of(event.event())).sum();
        MentorshipView view = null;
        for (var event : events) {
            view = (MentorshipView) Folding.next(view, event);
        }
        for (var sequence = last.sequence() + 1; footprint <= Limits.MENTORSHIP_BYTES_AT_ITS_END; sequence++) {
            var set = new GoalSet(new MentorshipId(last.stream()), "gol_%025d".formatted(sequence), goal);
            footprint += Footprint.of(set);
            view = (MentorshipView) Folding.next(view, after(last, set, sequence));
        }
        assertThat(size(Objects.requireNonNull(view)))
                .isGreaterThan(LARGEST_DOCUMENT / 2)
                .isLessThan(LARGEST_DOCUMENT);
    }

    private static List<LoggedEvent> upToAStart() {
        var start = STORY.stream()
                .filter(event -> event.event() instanceof MentorshipStarted)
                .findFirst()
                .orElseThrow();
        return STORY.stream()
                .filter(event -> event.stream().equals(start.stream()) && event.sequence() <= start.sequence())
                .toList();
    }

    private static LoggedEvent after(LoggedEvent last, MentorshipEvent event, long sequence) {
        var at = last.recorded();
        return new LoggedEvent(
                event,
                new Recorded(
                        at.envelope(),
                        at.at(),
                        at.stream(),
                        at.streamType(),
                        sequence,
                        at.position() + sequence,
                        at.eventId() + sequence));
    }

    /** A token as the event store makes them. */
    private static String token(String text) {
        return Revealer.TOKEN_PREFIX
                + "mnt_0123456789012345678901234:01234567-89ab-cdef-0123-456789abcdef:"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(new byte[12 + text.getBytes(StandardCharsets.UTF_8).length + 16]);
    }

    private static long size(MentorshipView view) {
        try (var buffer = new BasicOutputBuffer();
                var writer = new BsonBinaryWriter(buffer)) {
            MongoClientSettings.getDefaultCodecRegistry()
                    .get(MentorshipView.class)
                    .encode(writer, view, EncoderContext.builder().build());
            return buffer.getPosition();
        }
    }
}
