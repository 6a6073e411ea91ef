package org.mentorship.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mentorship.api.graphql.common.CommandInput;
import org.mentorship.api.graphql.common.Reasoned;
import org.mentorship.api.graphql.kit.SliceTest;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.mentorship.Advancement;
import org.mentorship.contract.mentorship.EndReason;
import org.mentorship.contract.mentorship.FeedbackDirection;
import org.mentorship.contract.mentorship.FeedbackKind;
import org.mentorship.contract.mentorship.IntroductionKind;
import org.mentorship.contract.mentorship.IntroductionOutcome;
import org.mentorship.contract.mentorship.NotStartedReason;
import org.mentorship.contract.mentorship.Origin;
import org.mentorship.contract.mentorship.ResourceKind;
import org.mentorship.contract.mentorship.Severity;
import org.mentorship.contract.mentorship.Visibility;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.MeetingMode;
import org.mentorship.contract.program.Setting;
import org.mentorship.query.contract.enrollment.EnrollmentStatus;
import org.mentorship.query.contract.mentorship.GoalStatus;
import org.mentorship.query.contract.mentorship.MeetingStatus;
import org.mentorship.query.contract.mentorship.MemberState;
import org.mentorship.query.contract.mentorship.MentorshipOutcome;
import org.mentorship.query.contract.mentorship.MentorshipStatus;
import org.mentorship.query.contract.status.ReadModelStatusView;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.graphql.execution.GraphQlSource;

@SliceTest
@DisplayName("The words of the schema")
class WordsTest {

    private final GraphQLSchema schema;

    WordsTest(GraphQlSource source) {
        this.schema = source.schema();
    }

    @TestFactory
    @DisplayName("are those of the contract, value by value")
    Stream<DynamicTest> enums() {
        var contract = Map.<String, Class<? extends Enum<?>>>ofEntries(
                Map.entry("ErrorCode", RejectionCode.class),
                Map.entry("ActorRole", ActorRole.class),
                Map.entry("Setting", Setting.class),
                Map.entry("Format", Format.class),
                Map.entry("MeetingMode", MeetingMode.class),
                Map.entry("Role", Role.class),
                Map.entry("EnrollmentStatus", EnrollmentStatus.class),
                Map.entry("MentorshipStatus", MentorshipStatus.class),
                Map.entry("MentorshipOutcome", MentorshipOutcome.class),
                Map.entry("MemberState", MemberState.class),
                Map.entry("GoalStatus", GoalStatus.class),
                Map.entry("MeetingStatus", MeetingStatus.class),
                Map.entry("Origin", Origin.class),
                Map.entry("NotStartedReason", NotStartedReason.class),
                Map.entry("ResourceKind", ResourceKind.class),
                Map.entry("IntroductionKind", IntroductionKind.class),
                Map.entry("IntroductionOutcome", IntroductionOutcome.class),
                Map.entry("FeedbackKind", FeedbackKind.class),
                Map.entry("FeedbackDirection", FeedbackDirection.class),
                Map.entry("Visibility", Visibility.class),
                Map.entry("Severity", Severity.class),
                Map.entry("EndReason", EndReason.class),
                Map.entry("Advancement", Advancement.class),
                Map.entry("ReadModelState", ReadModelStatusView.State.class));
        var ours = List.of("Audience", "PersonalAudience");
        return schema.getAllTypesAsList().stream()
                .filter(GraphQLEnumType.class::isInstance)
                .map(GraphQLEnumType.class::cast)
                .filter(type -> !type.getName().startsWith("__") && !ours.contains(type.getName()))
                .map(type -> DynamicTest.dynamicTest(
                        type.getName(),
                        () -> assertThat(type.getValues())
                                .extracting(GraphQLEnumValueDefinition::getName)
                                .containsExactlyInAnyOrderElementsOf(names(contract.get(type.getName())))));
    }

    private static List<String> names(@Nullable Class<? extends Enum<?>> type) {
        return type == null
                ? List.of("no such enum in the contract")
                : Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }

    @Test
    @DisplayName("say of each reason whether it is plain for ever in the audit trail, or stored encrypted")
    void twoKindsOfReasons() {
        var inputs = inputs();
        assertThat(inputs).hasSizeGreaterThan(50);
        assertThat(inputs).filteredOn(WordsTest::hasReason).allSatisfy(input -> {
            var described = ((GraphQLInputObjectType) schema.getType(input.getSimpleName()))
                    .getFieldDefinition("reason")
                    .getDescription();
            if (Reasoned.class.isAssignableFrom(input)) {
                assertThat(described)
                        .as(input.getSimpleName())
                        .contains("audit trail", "plain form for ever", "write no personal data into it");
            } else {
                assertThat(described).as(input.getSimpleName()).contains("stored encrypted");
            }
        });
    }

    private static boolean hasReason(Class<?> input) {
        return Arrays.stream(input.getRecordComponents())
                .anyMatch(component -> component.getName().equals("reason") && component.getType() == String.class);
    }

    /** Every input record of the API. */
    private static List<Class<?>> inputs() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return definition.getMetadata().isConcrete();
            }
        };
        scanner.addIncludeFilter(new AssignableTypeFilter(CommandInput.class));
        return scanner.findCandidateComponents("org.mentorship.api.graphql").stream()
                .map(BeanDefinition::getBeanClassName)
                .<Class<?>>map(WordsTest::load)
                .filter(Class::isRecord)
                .toList();
    }

    private static Class<?> load(@Nullable String name) {
        try {
            return Class.forName(String.valueOf(name));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
