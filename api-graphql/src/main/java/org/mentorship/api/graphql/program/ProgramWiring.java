package org.mentorship.api.graphql.program;

import graphql.schema.idl.RuntimeWiring;
import org.mentorship.api.graphql.common.Fields;
import org.mentorship.query.contract.program.ProgramView;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** The fields of a programme's policy are fields of the programme, as they are in the inputs. */
@Component
final class ProgramWiring implements RuntimeWiringConfigurer {

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        Fields.of(wiring, "Program", ProgramView.class)
                .value("formats", program -> program.policy().formats())
                .value("modes", program -> program.policy().modes())
                .value("lengthWeeks", program -> program.policy().lengthWeeks())
                .value("cadenceDays", program -> program.policy().cadenceDays())
                .value("mentorCapacity", program -> program.policy().mentorCapacity())
                .value("responseDeadlineDays", program -> program.policy().responseDeadlineDays())
                .value("requireAgreement", program -> program.policy().requireAgreement())
                .value(
                        "requireCommonLanguage",
                        program -> program.policy().matchRules().requireCommonLanguage())
                .value("feedbackWeeks", program -> program.policy().feedbackWeeks())
                .value("followUpMonths", program -> program.policy().followUpMonths())
                .value("agreementTemplate", program -> program.policy().agreementTemplate())
                .objects(
                        "matchWeights",
                        MatchWeight.class,
                        program -> MatchWeight.of(program.policy().matchRules()));
    }
}
