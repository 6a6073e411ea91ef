package org.mentorship.contract.program;

import java.util.Map;

/**
 * How a programme weighs candidates for a match.
 *
 * @param requireCommonLanguage whether a pair must share a language
 * @param weights weight of each named score component, 0–1000, at most 50 names of the form {@code [a-zA-Z][a-zA-Z0-9_]{0,39}}; a component that is not named has weight 0
 */
public record MatchRules(boolean requireCommonLanguage, Map<String, Double> weights) {

    public MatchRules {
        weights = Map.copyOf(weights);
    }
}
