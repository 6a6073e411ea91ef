package org.mentorship.query.timeline;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.query.contract.enrollment.EnrollmentView;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.participant.ParticipantView;
import org.mentorship.query.contract.timeline.FieldChange;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.read.StreamFold;
import org.mentorship.query.read.ViewRepository;
import org.mentorship.query.views.ViewTypes;

/** What events changed: each stream is folded once, and the views before and after each event are compared. */
public final class Changes {

    private final StreamFold streams;
    private final ViewRepository<ParticipantView> participants;
    private final ViewRepository<MentorshipView> mentorships;

    public Changes(
            StreamFold streams,
            ViewRepository<ParticipantView> participants,
            ViewRepository<MentorshipView> mentorships) {
        this.streams = streams;
        this.participants = participants;
        this.mentorships = mentorships;
    }

    Map<Long, List<FieldChange>> of(List<StoredEvent> events) {
        var changes = new HashMap<Long, List<FieldChange>>();
        events.stream()
                .collect(Collectors.groupingBy(StoredEvent::stream))
                .forEach((stream, ofStream) ->
                        ViewTypes.ofStream(stream).ifPresent(type -> addChanges(changes, type, stream, ofStream)));
        return changes;
    }

    private <V> void addChanges(
            Map<Long, List<FieldChange>> changes, ViewType<V> type, String stream, List<StoredEvent> events) {
        V view = null;
        ViewDiff diff = null; // made once the first view says whose texts these are
        for (var event : events.stream()
                .sorted(Comparator.comparingLong(StoredEvent::sequence))
                .toList()) {
            @Nullable V before = streams.upTo(type, view, stream, event.sequence() - 1);
            view = streams.upTo(type, before, stream, event.sequence());
            if (diff == null) {
                diff = new ViewDiff(areErased(stream, view) ? FieldChange.ERASED : FieldChange.CONFIDENTIAL);
            }
            changes.put(event.position(), diff.of(before, view));
        }
    }

    /** The texts of a person go with their data, also in their places; those of a mentorship with that of all its people. */
    private boolean areErased(String stream, @Nullable Object view) {
        return switch (view) {
            case EnrollmentView place -> isErased(place.participantId());
            case MentorshipView _ ->
                mentorships
                        .find(stream)
                        .filter(now -> now.members().stream().allMatch(member -> isErased(member.participantId())))
                        .isPresent();
            case null, default -> isErased(stream);
        };
    }

    private boolean isErased(String person) {
        return participants.find(person).filter(ParticipantView::erased).isPresent();
    }
}
