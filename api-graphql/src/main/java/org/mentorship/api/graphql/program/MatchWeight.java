package org.mentorship.api.graphql.program;

import java.util.Comparator;
import java.util.List;
import org.mentorship.contract.program.MatchRules;

/** How much a component of a match counts. */
public record MatchWeight(String name, double weight) {

    /** By name. */
    static List<MatchWeight> of(MatchRules rules) {
        return rules.weights().entrySet().stream()
                .map(entry -> new MatchWeight(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(MatchWeight::name))
                .toList();
    }
}
