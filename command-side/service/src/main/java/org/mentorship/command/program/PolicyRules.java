package org.mentorship.command.program;

import static org.mentorship.command.decision.Decision.rules;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Refusal;
import org.mentorship.command.decision.Texts;
import org.mentorship.contract.Limits;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.program.ProgramPolicy;

/** A programme's policy has values that can be lived by. */
final class PolicyRules {

    private static final int WEEKS = 260;
    private static final int DAYS = 365;
    private static final int MONTHS = 120;
    /** Names become names of properties in stored events and of fields in read models, which not every text can be. */
    private static final Pattern WEIGHT_NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]{0,39}");

    private PolicyRules() {}

    static @Nullable Refusal check(ProgramPolicy policy) {
        return rules(
                        Texts.notEmpty(policy.formats(), "formats"),
                        Texts.noDuplicates(policy.formats(), "formats"),
                        Texts.notEmpty(policy.modes(), "modes"),
                        Texts.noDuplicates(policy.modes(), "modes"),
                        Texts.between(policy.lengthWeeks(), 1, WEEKS, "lengthWeeks"),
                        Texts.between(policy.cadenceDays(), 1, DAYS, "cadenceDays"),
                        Texts.between(policy.mentorCapacity(), 1, Limits.CAPACITY, "mentorCapacity"),
                        Texts.between(policy.responseDeadlineDays(), 1, DAYS, "responseDeadlineDays"),
                        ascending(policy.feedbackWeeks(), policy.lengthWeeks(), "feedbackWeeks"),
                        ascending(policy.followUpMonths(), MONTHS, "followUpMonths"),
                        Refusal.when(
                                policy.matchRules().weights().size() > Limits.LIST
                                        || !policy.matchRules().weights().keySet().stream()
                                                .allMatch(name -> WEIGHT_NAME
                                                        .matcher(name)
                                                        .matches()),
                                RejectionCode.INVALID_VALUE,
                                "At most %d components are weighed, each named by a letter and then up to 39 letters, digits or _."
                                        .formatted(Limits.LIST),
                                "matchRules",
                                "weights"),
                        Refusal.when(
                                policy.matchRules().weights().values().stream()
                                        .anyMatch(weight -> !(weight >= 0 && weight <= 1_000)),
                                RejectionCode.INVALID_VALUE,
                                "Weights are numbers from 0 to 1000.",
                                "matchRules",
                                "weights"),
                        Texts.optionalLong(policy.agreementTemplate(), "agreementTemplate"))
                .first();
    }

    private static @Nullable Refusal ascending(List<Integer> values, int max, String field) {
        return Refusal.when(
                values.size() > Limits.LIST
                        || !values.equals(values.stream().distinct().sorted().toList())
                        || values.stream().anyMatch(value -> value < 1 || value > max),
                RejectionCode.INVALID_VALUE,
                "%s must be ascending whole numbers from 1 to %d.".formatted(field, max),
                field);
    }
}
