package org.mentorship.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.api.graphql.kit.Documents;
import org.mentorship.api.graphql.kit.GraphQlSlice;
import org.mentorship.api.graphql.kit.Samples;
import org.mentorship.api.graphql.kit.ScriptedCommandSide;
import org.mentorship.api.graphql.kit.ScriptedReadSide;
import org.mentorship.api.graphql.kit.SliceTest;
import org.mentorship.contract.envelope.ActorRole;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;

@SliceTest
@DisplayName("The mutations")
class CommandCoverageTest {

    private static final Set<String> BY_AUTOMATIONS_ONLY = Set.of(
            "ExpireProposal",
            "Activate",
            "DoNotStart",
            "AdmitMember",
            "RefuseMember",
            "RaiseFeedbackDue",
            "RaiseFollowUpDue",
            "RaiseNudge",
            "ReserveSlot",
            "ReleaseSlot");

    private final GraphQlSource source;
    private final ExecutionGraphQlService service;
    private final ScriptedCommandSide commandSide;
    private final ScriptedReadSide readSide;

    CommandCoverageTest(
            GraphQlSource source,
            ExecutionGraphQlService service,
            ScriptedCommandSide commandSide,
            ScriptedReadSide readSide) {
        this.source = source;
        this.service = service;
        this.commandSide = commandSide;
        this.readSide = readSide;
    }

    @Test
    @DisplayName("ask for every command of the contract but those of automations, one each")
    void everyCommand() {
        commandSide.reset();
        readSide.reset();
        Samples.fill(readSide);
        var staff = GraphQlSlice.as(service, GraphQlSlice.staff(ActorRole.ADMIN));
        var mutations = source.schema().getMutationType();

        mutations.getFieldDefinitions().forEach(mutation -> {
            var before = commandSide.sent().size();
            staff.document(Documents.of(mutations, mutation)
                            .replace("requestMentor(input: {", "requestMentor(input: {menteeId: \"par_mentee\", ")
                            .replace("updateProfile(input: {", "updateProfile(input: {participantId: \"par_mentee\"")
                            .replace(
                                    "erasePersonalData(input: {",
                                    "erasePersonalData(input: {participantId: \"par_mentee\", reason: \"Asked\""))
                    .execute()
                    .path(mutation.getName() + ".userErrors")
                    .entityList(Object.class)
                    .hasSize(0);
            assertThat(commandSide.sent().size() - before)
                    .as(mutation.getName())
                    .isEqualTo(1);
        });

        var expected = ScriptedCommandSide.allCommands()
                .map(Class::getSimpleName)
                .filter(command -> !BY_AUTOMATIONS_ONLY.contains(command))
                .toList();
        assertThat(commandSide.sent())
                .extracting(sent -> sent.command().getClass().getSimpleName())
                .containsOnlyOnceElementsOf(expected.stream()
                        .filter(command -> !command.equals("SetGoals"))
                        .toList())
                .contains("SetGoals")
                .hasSize(expected.size() + 1);
    }
}
