package org.mentorship.command.mentorship.growth;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.GrowthEvent;
import org.mentorship.contract.mentorship.GrowthEvent.CheckedIn;
import org.mentorship.contract.mentorship.GrowthEvent.IntroductionMade;
import org.mentorship.contract.mentorship.GrowthEvent.IntroductionOutcomeRecorded;
import org.mentorship.contract.mentorship.GrowthEvent.Recognised;
import org.mentorship.contract.mentorship.GrowthEvent.ResourceCompleted;
import org.mentorship.contract.mentorship.GrowthEvent.ResourceShared;

/**
 * What was shared and made for people's growth.
 *
 * @param resources who is through with each resource, by its id
 * @param introductions ids
 */
public record GrowthBook(Map<String, Set<ParticipantId>> resources, Set<String> introductions) {

    public static final GrowthBook EMPTY = new GrowthBook(Map.of(), Set.of());

    public GrowthBook {
        resources = Map.copyOf(resources);
        introductions = Set.copyOf(introductions);
    }

    public GrowthBook evolve(GrowthEvent event) {
        return switch (event) {
            case ResourceShared e -> withResource(e.resourceId(), Set.of());
            case ResourceCompleted e ->
                withResource(e.resourceId(), plus(resources.getOrDefault(e.resourceId(), Set.of()), e.completedBy()));
            case IntroductionMade e -> new GrowthBook(resources, plus(introductions, e.introductionId()));
            case IntroductionOutcomeRecorded e -> this;
            case CheckedIn e -> this;
            case Recognised e -> this;
        };
    }

    private GrowthBook withResource(String resourceId, Set<ParticipantId> completedBy) {
        var all = new HashMap<>(resources);
        all.put(resourceId, completedBy);
        return new GrowthBook(all, introductions);
    }

    private static <T> Set<T> plus(Set<T> set, T entry) {
        var all = new HashSet<>(set);
        all.add(entry);
        return Set.copyOf(all);
    }
}
