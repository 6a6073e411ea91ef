package org.mentorship.api.graphql.program;

import static java.util.Objects.requireNonNullElse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.InvalidInput;
import org.mentorship.api.graphql.common.Reasoned;
import org.mentorship.api.graphql.common.Versioned;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.InstrumentItem;
import org.mentorship.contract.program.MatchRules;
import org.mentorship.contract.program.MeetingMode;
import org.mentorship.contract.program.ProgramCommand.ArchiveProgram;
import org.mentorship.contract.program.ProgramCommand.AssignCoordinator;
import org.mentorship.contract.program.ProgramCommand.ChangePolicy;
import org.mentorship.contract.program.ProgramCommand.CloseEnrollment;
import org.mentorship.contract.program.ProgramCommand.CreateProgram;
import org.mentorship.contract.program.ProgramCommand.DefineInstrument;
import org.mentorship.contract.program.ProgramCommand.OpenEnrollment;
import org.mentorship.contract.program.ProgramCommand.RemoveCoordinator;
import org.mentorship.contract.program.ProgramPolicy;
import org.mentorship.contract.program.Setting;
import org.springframework.graphql.data.ArgumentValue;

/** Programmes: what the mutations take, and the command that each asks for. */
final class ProgramInputs {

    record CreateProgramInput(
            String name,
            Setting setting,
            List<Format> formats,
            @Nullable List<MeetingMode> modes,
            int lengthWeeks,
            int cadenceDays,
            int mentorCapacity,
            @Nullable Integer responseDeadlineDays,
            @Nullable Boolean requireAgreement,
            @Nullable Boolean requireCommonLanguage,
            @Nullable List<MatchWeightInput> matchWeights,
            @Nullable List<Integer> feedbackWeeks,
            @Nullable List<Integer> followUpMonths,
            @Nullable String agreementTemplate,
            @Nullable String reason,
            @Nullable String commandId)
            implements Reasoned {

        CreateProgram command(ProgramId id) {
            return new CreateProgram(
                    id,
                    name,
                    setting,
                    new ProgramPolicy(
                            formats,
                            requireNonNullElse(modes, PolicyDefaults.MODES),
                            lengthWeeks,
                            cadenceDays,
                            mentorCapacity,
                            requireNonNullElse(responseDeadlineDays, PolicyDefaults.RESPONSE_DEADLINE_DAYS),
                            requireNonNullElse(requireAgreement, PolicyDefaults.REQUIRE_AGREEMENT),
                            new MatchRules(
                                    requireNonNullElse(requireCommonLanguage, PolicyDefaults.REQUIRE_COMMON_LANGUAGE),
                                    matchWeights == null ? PolicyDefaults.MATCH_WEIGHTS : weights(matchWeights)),
                            feedbackWeeks == null ? PolicyDefaults.feedbackWeeks(lengthWeeks) : feedbackWeeks,
                            requireNonNullElse(followUpMonths, PolicyDefaults.FOLLOW_UP_MONTHS),
                            agreementTemplate));
        }

        @Override
        public List<String> inputPath(List<String> field) {
            return policyPath(field);
        }
    }

    record ChangeProgramPolicyInput(
            String programId,
            @Nullable List<Format> formats,
            @Nullable List<MeetingMode> modes,
            @Nullable Integer lengthWeeks,
            @Nullable Integer cadenceDays,
            @Nullable Integer mentorCapacity,
            @Nullable Integer responseDeadlineDays,
            @Nullable Boolean requireAgreement,
            @Nullable Boolean requireCommonLanguage,
            @Nullable List<MatchWeightInput> matchWeights,
            @Nullable List<Integer> feedbackWeeks,
            @Nullable List<Integer> followUpMonths,
            ArgumentValue<String> agreementTemplate,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements Versioned, Reasoned {

        /**
         * The policy as it is, with the fields that are given changed. Feedback weeks that lie beyond a shorter length go
         * with it; those that the caller names are taken at their word, and refused if they do not fit.
         */
        ChangePolicy command(ProgramId id, ProgramPolicy now) {
            var length = requireNonNullElse(lengthWeeks, now.lengthWeeks());
            return new ChangePolicy(
                    id,
                    new ProgramPolicy(
                            requireNonNullElse(formats, now.formats()),
                            requireNonNullElse(modes, now.modes()),
                            length,
                            requireNonNullElse(cadenceDays, now.cadenceDays()),
                            requireNonNullElse(mentorCapacity, now.mentorCapacity()),
                            requireNonNullElse(responseDeadlineDays, now.responseDeadlineDays()),
                            requireNonNullElse(requireAgreement, now.requireAgreement()),
                            new MatchRules(
                                    requireNonNullElse(
                                            requireCommonLanguage,
                                            now.matchRules().requireCommonLanguage()),
                                    matchWeights == null ? now.matchRules().weights() : weights(matchWeights)),
                            feedbackWeeks == null ? PolicyDefaults.within(length, now.feedbackWeeks()) : feedbackWeeks,
                            requireNonNullElse(followUpMonths, now.followUpMonths()),
                            agreementTemplate.isOmitted() ? now.agreementTemplate() : agreementTemplate.value()));
        }

        @Override
        public List<String> inputPath(List<String> field) {
            return policyPath(field);
        }
    }

    record AssignCoordinatorInput(
            String programId,
            String coordinator,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements ProgramInput {
        @Override
        public AssignCoordinator command(ProgramId id) {
            return new AssignCoordinator(id, coordinator);
        }
    }

    record RemoveCoordinatorInput(
            String programId,
            String coordinator,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements ProgramInput {
        @Override
        public RemoveCoordinator command(ProgramId id) {
            return new RemoveCoordinator(id, coordinator);
        }
    }

    record OpenEnrollmentInput(
            String programId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId) implements ProgramInput {
        @Override
        public OpenEnrollment command(ProgramId id) {
            return new OpenEnrollment(id);
        }
    }

    record CloseEnrollmentInput(
            String programId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId) implements ProgramInput {
        @Override
        public CloseEnrollment command(ProgramId id) {
            return new CloseEnrollment(id);
        }
    }

    record DefineInstrumentInput(
            String programId,
            String name,
            List<InstrumentItemInput> items,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements ProgramInput {
        @Override
        public DefineInstrument command(ProgramId id) {
            return new DefineInstrument(
                    id, name, items.stream().map(InstrumentItemInput::toItem).toList());
        }
    }

    record ArchiveProgramInput(
            String programId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId) implements ProgramInput {
        @Override
        public ArchiveProgram command(ProgramId id) {
            return new ArchiveProgram(id);
        }
    }

    record InstrumentItemInput(
            String code,
            String text,
            int min,
            int max,
            @Nullable Boolean reversed,
            @Nullable String subscale) {
        InstrumentItem toItem() {
            return new InstrumentItem(code, text, min, max, Boolean.TRUE.equals(reversed), subscale);
        }
    }

    record MatchWeightInput(String name, double weight) {}

    private ProgramInputs() {}

    private static Map<String, Double> weights(List<MatchWeightInput> given) {
        var weights = new HashMap<String, Double>();
        for (var i = 0; i < given.size(); i++) {
            if (weights.put(given.get(i).name(), given.get(i).weight()) != null) {
                throw new InvalidInput(
                        RejectionCode.INVALID_VALUE,
                        "The component " + given.get(i).name() + " is named twice.",
                        "matchWeights",
                        String.valueOf(i));
            }
        }
        return weights;
    }

    /** The weights are a map in the policy and a list in the input. */
    private static List<String> policyPath(List<String> field) {
        return field.contains("weights") ? List.of("matchWeights") : field;
    }
}
