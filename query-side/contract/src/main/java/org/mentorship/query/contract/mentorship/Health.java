package org.mentorship.query.contract.mentorship;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.FeedbackKind;

/** Computes {@link HealthView} from a mentorship and an instant; nothing of it is stored. */
public final class Health {

    private Health() {}

    public static HealthView of(MentorshipView mentorship, Instant at) {
        var last = lastMeeting(mentorship, at);
        var silentSince = silentSince(mentorship, last);
        var cadence = mentorship.cadenceDays().orElse(null);
        var average = averageLevel(mentorship);
        return new HealthView(
                at,
                last,
                nextMeeting(mentorship, at),
                daysSince(last != null ? last : mentorship.startedAt(), at),
                cadence,
                mentorship.status() == MentorshipStatus.ACTIVE
                        && cadence != null
                        && silentSince != null
                        && silentSince.plus(Duration.ofDays(cadence)).isBefore(at),
                (int) held(mentorship).count(),
                (int) openItems(mentorship).count(),
                (int) openItems(mentorship).filter(item -> isPast(item, at)).count(),
                (int) mentorship.goals().stream()
                        .filter(goal -> goal.status() == GoalStatus.OPEN)
                        .count(),
                average.isPresent() ? average.getAsDouble() : null,
                lastCheckIns(mentorship),
                pendingFeedback(mentorship),
                (int) mentorship.concerns().stream().filter(ConcernView::open).count(),
                mentorship.nudges().size());
    }

    private static Stream<MeetingView> held(MentorshipView mentorship) {
        return mentorship.meetings().stream().filter(meeting -> meeting.status() == MeetingStatus.HELD);
    }

    private static @Nullable Instant lastMeeting(MentorshipView mentorship, Instant at) {
        return held(mentorship)
                .map(MeetingView::heldAt)
                .filter(Objects::nonNull)
                .filter(heldAt -> !heldAt.isAfter(at))
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static @Nullable Instant nextMeeting(MentorshipView mentorship, Instant at) {
        return mentorship.meetings().stream()
                .filter(meeting -> meeting.status() == MeetingStatus.SCHEDULED)
                .map(MeetingView::startsAt)
                .filter(Objects::nonNull)
                .filter(startsAt -> !startsAt.isBefore(at))
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The last meeting, the start or the end of the last pause, whichever is latest. */
    private static @Nullable Instant silentSince(MentorshipView mentorship, @Nullable Instant lastMeeting) {
        return Stream.concat(
                        Stream.of(lastMeeting, mentorship.startedAt()),
                        mentorship.pauses().stream().map(PauseView::resumedAt))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static @Nullable Long daysSince(@Nullable Instant since, Instant at) {
        return since == null ? null : Math.max(0, Duration.between(since, at).toDays());
    }

    private static Stream<ActionItemView> openItems(MentorshipView mentorship) {
        return mentorship.actionItems().stream().filter(ActionItemView::open);
    }

    private static boolean isPast(ActionItemView item, Instant at) {
        return item.due() != null
                && item.due().isBefore(at.atZone(ZoneOffset.UTC).toLocalDate());
    }

    private static OptionalDouble averageLevel(MentorshipView mentorship) {
        return mentorship.goals().stream()
                .filter(goal -> goal.status() != GoalStatus.DROPPED)
                .map(GoalView::level)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .average();
    }

    private static List<CheckInView> lastCheckIns(MentorshipView mentorship) {
        var latest = new LinkedHashMap<String, CheckInView>();
        mentorship.checkIns().forEach(checkIn -> latest.put(checkIn.participantId(), checkIn));
        return List.copyOf(latest.values());
    }

    private static List<PendingFeedback> pendingFeedback(MentorshipView mentorship) {
        return mentorship.feedbackDues().stream()
                .flatMap(due -> mentorship.members().stream()
                        .filter(member -> member.state() == MemberState.ACTIVE)
                        .filter(member -> !hasGiven(mentorship, member.participantId(), due.period()))
                        .map(member -> new PendingFeedback(due.period(), due.dueOn(), member.participantId())))
                .toList();
    }

    private static boolean hasGiven(MentorshipView mentorship, String participantId, int period) {
        return mentorship.feedback().stream()
                .anyMatch(given -> given.kind() == FeedbackKind.PERIODIC
                        && given.period() == period
                        && given.givenBy().equals(participantId));
    }
}
