package org.mentorship.contract.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.ReasonedInConfidence;
import org.mentorship.contract.id.StreamId;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipEndedEarly;
import org.mentorship.contract.privacy.DataSubject;
import org.mentorship.contract.privacy.Protected;

/** What people type about each other is never stored in plain form; what is plain for ever is named here, with why. */
@DisplayName("A text in a stored event")
class FreeTextsTest {

    private static final String TOKEN_SUBJECT = "the subject of a token, an id";
    private static final String OF_THE_PROGRAM = "written by staff for everybody in the programme, about nobody";
    private static final String MATCHED_BY =
            "an attribute that matching and statistics look at, kept apart from personal data";

    /** Ids that the service makes; no word of a person's is in them. */
    private static final Set<String> IDS = Set.of(
            "actionItemId",
            "checkInId",
            "concernId",
            "feedbackId",
            "goalId",
            "goalIds",
            "introductionId",
            "meetingId",
            "milestoneId",
            "recognitionId",
            "resourceId");

    /** What else is plain for ever, and why. */
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("ProgramCreated.name", OF_THE_PROGRAM),
            Map.entry("ProgramPolicy.agreementTemplate", OF_THE_PROGRAM),
            Map.entry("Instrument.name", OF_THE_PROGRAM),
            Map.entry("InstrumentItem.code", OF_THE_PROGRAM),
            Map.entry("InstrumentItem.text", OF_THE_PROGRAM),
            Map.entry("InstrumentItem.subscale", OF_THE_PROGRAM),
            Map.entry("FeedbackGiven.instrument", "names an instrument of the programme"),
            Map.entry("ProgramCreated.creator", TOKEN_SUBJECT),
            Map.entry("CoordinatorAssigned.coordinator", TOKEN_SUBJECT),
            Map.entry("CoordinatorRemoved.coordinator", TOKEN_SUBJECT),
            Map.entry("Attributes.expertise", MATCHED_BY),
            Map.entry("Attributes.interests", MATCHED_BY),
            Map.entry("Attributes.soughtSkills", MATCHED_BY),
            Map.entry("Attributes.industry", MATCHED_BY),
            Map.entry("Attributes.languages", MATCHED_BY),
            Map.entry("Attributes.timeZone", MATCHED_BY),
            Map.entry("Attributes.availability", MATCHED_BY),
            Map.entry("Attributes.communicationStyle", MATCHED_BY),
            Map.entry("Goal.skills", MATCHED_BY),
            Map.entry("ScoreComponent.name", "a component of the score, named by the service"),
            Map.entry("PersonalDataErased.classes", "classes of data, named by the service"));

    @Test
    @DisplayName("is protected, or is on the list of those that are no personal or confidential words")
    void protectedOrListed() {
        assertThat(names(component -> isText(component.getGenericType())
                        && !component.isAnnotationPresent(Protected.class)
                        && !IDS.contains(component.getName())))
                .containsExactlyInAnyOrderElementsOf(PLAIN.keySet());
    }

    @Test
    @DisplayName("is not the key of a map, nor in any other place where no mark can be put")
    void nowhereElse() {
        assertThat(names(component -> component.getGenericType() instanceof ParameterizedType generic
                        && !isText(generic)
                        && Arrays.asList(generic.getActualTypeArguments()).contains(String.class)))
                .containsExactly("MatchRules.weights"); // names of score components
    }

    @Test
    @DisplayName("is protected by the key of whom the event names, wherever it is in the event")
    void hasAnOwner() {
        assertThat(EventTypes.all().values()).allSatisfy(event -> {
            var marked = components(event).anyMatch(component -> component.isAnnotationPresent(Protected.class));
            var owners = Arrays.stream(event.getRecordComponents())
                    .filter(component -> component.isAnnotationPresent(DataSubject.class));
            assertThat(owners).as(event.getSimpleName()).hasSize(marked ? 1 : 0);
        });
    }

    @Test
    @DisplayName("that says why a person took a step is told by its event to be that")
    void reasons() {
        assertThat(EventTypes.all().values()).allSatisfy(event -> {
            var hasReason = Arrays.stream(event.getRecordComponents())
                    .anyMatch(component -> component.isAnnotationPresent(Protected.class)
                            && component.getName().equals("reason"));
            assertThat(ReasonedInConfidence.class.isAssignableFrom(event))
                    .as(event.getSimpleName())
                    .isEqualTo(hasReason
                            || event == MentorshipEndedEarly.class); // its reason is a code, its note the words
        });
    }

    private static Set<String> names(Predicate<RecordComponent> which) {
        return EventTypes.all().values().stream()
                .flatMap(FreeTextsTest::components)
                .filter(which)
                .map(component -> component.getDeclaringRecord().getSimpleName() + "." + component.getName())
                .collect(Collectors.toSet());
    }

    /** Of a record, of the records in it, and so on. */
    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> Stream.concat(Stream.of(component), within(component.getGenericType())));
    }

    private static Stream<RecordComponent> within(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).flatMap(FreeTextsTest::within);
        }
        return type instanceof Class<?> kind && kind.isRecord() && !isId(kind) ? components(kind) : Stream.empty();
    }

    private static boolean isId(Class<?> type) {
        return StreamId.class.isAssignableFrom(type);
    }

    private static boolean isText(Type type) {
        return type == String.class
                || type instanceof ParameterizedType generic
                        && Iterable.class.isAssignableFrom((Class<?>) generic.getRawType())
                        && generic.getActualTypeArguments()[0] == String.class;
    }
}
