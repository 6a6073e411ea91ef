package org.mentorship.contract.program;

import java.util.Map;

/**
 * How a programme weighs candidates for a match.
 *
 * @param requireCommonLanguage whether a pair must share a language
 * @param weights weight of each named score component, 0 or more; a component that is not named has weight 0
 */
public record MatchRules(boolean requireCommonLanguage, Map<String, Double> weights) {

    public MatchRules {
        weights = Map.copyOf(weights);
    }
}
