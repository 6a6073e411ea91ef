package org.mentorship.contract.mentorship;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.CareEvent.ConcernRaised;
import org.mentorship.contract.mentorship.CareEvent.ConcernResolved;
import org.mentorship.contract.mentorship.CareEvent.MentorshipPaused;
import org.mentorship.contract.mentorship.CareEvent.MentorshipResumed;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackCorrected;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackDueRaised;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackGiven;

/**
 * The events of a mentorship that are not for all of its members: concerns, and feedback that is not shared. A member counts
 * only what they may see, or a gap in the numbers would tell them that there is something, and when it came.
 *
 * @param steps those events, in their order
 * @param openAt recorded time of the last event that is for everybody; null before the first
 */
public record KeptBack(List<Step> steps, @Nullable Instant openAt) {

    public static final KeptBack NOTHING = new KeptBack(List.of(), null);

    public KeptBack {
        steps = List.copyOf(steps);
    }

    /**
     * One of them.
     *
     * @param sequence its number in the stream, from 0
     * @param about id of the concern or feedback
     * @param seenBy the one member who sees it; null if none does
     */
    public record Step(
            long sequence,
            Instant at,
            String about,
            @Nullable String seenBy) {}

    /** The same after one more event. */
    public KeptBack after(MentorshipEvent event, long sequence, Instant at) {
        return switch (event) {
            case CareEvent e -> after(e, sequence, at);
            case FeedbackEvent e -> after(e, sequence, at);
            case MatchEvent _ -> open(at);
            case MembershipEvent _ -> open(at);
            case AgreementEvent _ -> open(at);
            case GoalEvent _ -> open(at);
            case MeetingEvent _ -> open(at);
            case GrowthEvent _ -> open(at);
            case ClosureEvent _ -> open(at);
            case FollowUpEvent _ -> open(at);
        };
    }

    private KeptBack after(CareEvent event, long sequence, Instant at) {
        return switch (event) {
            case ConcernRaised e -> kept(new Step(sequence, at, e.concernId(), value(e.raisedBy())));
            case ConcernResolved e -> again(e.concernId(), sequence, at);
            case MentorshipPaused _ -> open(at);
            case MentorshipResumed _ -> open(at);
        };
    }

    private KeptBack after(FeedbackEvent event, long sequence, Instant at) {
        return switch (event) {
            case FeedbackGiven e ->
                e.visibility() == Visibility.SHARED
                        ? open(at)
                        : kept(new Step(sequence, at, e.feedbackId(), value(e.givenBy())));
            case FeedbackCorrected e -> again(e.feedbackId(), sequence, at);
            case FeedbackDueRaised _ -> open(at);
        };
    }

    /** What comes of a thing is seen by who sees the thing. */
    private KeptBack again(String about, long sequence, Instant at) {
        return steps.stream()
                .filter(step -> step.about().equals(about))
                .findFirst()
                .map(first -> kept(new Step(sequence, at, about, first.seenBy())))
                .orElseGet(() -> open(at));
    }

    private KeptBack kept(Step step) {
        var all = new ArrayList<>(steps);
        all.add(step);
        return new KeptBack(all, openAt);
    }

    private KeptBack open(Instant at) {
        return new KeptBack(steps, at);
    }

    /** The numbers of the events that a member does not see, ascending. */
    public List<Long> hiddenFrom(String member) {
        return steps.stream()
                .filter(step -> isHidden(step, member))
                .map(Step::sequence)
                .toList();
    }

    /** How many of the events up to one (inclusive) a member does not see. */
    public int hiddenFrom(String member, long upTo) {
        return (int) steps.stream()
                .filter(step -> step.sequence() <= upTo && isHidden(step, member))
                .count();
    }

    /** The number in the stream of the last event up to one (inclusive) that a member sees. */
    public long lastSeenBy(String member, long upTo) {
        var last = upTo;
        for (var step : steps.reversed()) {
            if (step.sequence() == last && isHidden(step, member)) {
                last--;
            }
        }
        return last;
    }

    /**
     * When the last event that a member sees was recorded.
     *
     * @param version number of the last event of all
     */
    public Optional<Instant> lastSeenAt(String member, long version) {
        var last = lastSeenBy(member, version);
        return steps.stream()
                .filter(step -> step.sequence() == last)
                .map(Step::at)
                .findFirst()
                .or(() -> Optional.ofNullable(openAt));
    }

    private static boolean isHidden(Step step, String member) {
        return !Objects.equals(step.seenBy(), member);
    }

    private static @Nullable String value(@Nullable ParticipantId id) {
        return id == null ? null : id.value();
    }
}
