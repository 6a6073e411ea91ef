package org.mentorship.command.mentorship.feedback;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.FeedbackDirection;
import org.mentorship.contract.mentorship.FeedbackEvent;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackCorrected;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackDueRaised;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackGiven;
import org.mentorship.contract.mentorship.FeedbackKind;

/**
 * Feedback given in a mentorship, by id.
 *
 * @param raisedPeriods the periods whose feedback was noted as due
 */
public record FeedbackBook(Map<String, Entry> given, Set<Integer> raisedPeriods) {

    public static final FeedbackBook EMPTY = new FeedbackBook(Map.of(), Set.of());

    public FeedbackBook {
        given = Map.copyOf(given);
        raisedPeriods = Set.copyOf(raisedPeriods);
    }

    /** Feedback as deciders see it: what makes it the one of its period, and the questionnaire that it answered. */
    public record Entry(FeedbackKind kind, Topic topic, int instrumentVersion) {}

    /**
     * What may be given once.
     *
     * @param period how many due instants had passed
     * @param about null for the side, or the programme, as a whole
     */
    public record Topic(
            FeedbackDirection direction,
            String instrument,
            int period,
            ParticipantId author,
            @Nullable ParticipantId about) {}

    public FeedbackBook evolve(FeedbackEvent event) {
        return switch (event) {
            case FeedbackGiven e -> {
                var all = new HashMap<>(given);
                all.put(
                        e.feedbackId(),
                        new Entry(
                                e.kind(),
                                new Topic(e.direction(), e.instrument(), e.period(), e.givenBy(), e.about()),
                                e.instrumentVersion()));
                yield new FeedbackBook(all, raisedPeriods);
            }
            case FeedbackCorrected e -> this;
            case FeedbackDueRaised e -> {
                var all = new HashSet<>(raisedPeriods);
                all.add(e.period());
                yield new FeedbackBook(given, all);
            }
        };
    }

    public Optional<Entry> find(String feedbackId) {
        return Optional.ofNullable(given.get(feedbackId));
    }

    /** Whether periodic feedback on this was given. */
    boolean hasPeriodic(Topic topic) {
        return given.values().stream()
                .anyMatch(entry ->
                        entry.kind() == FeedbackKind.PERIODIC && entry.topic().equals(topic));
    }
}
