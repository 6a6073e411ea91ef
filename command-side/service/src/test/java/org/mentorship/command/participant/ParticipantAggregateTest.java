package org.mentorship.command.participant;

import static org.mentorship.command.Cohort.attributes;
import static org.mentorship.command.Cohort.person;
import static org.mentorship.command.Cohort.register;
import static org.mentorship.command.Fixtures.coordinator;
import static org.mentorship.command.Fixtures.rejected;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorship.command.Fixtures;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.participant.Attributes;
import org.mentorship.contract.participant.ParticipantCommand.ErasePersonalData;
import org.mentorship.contract.participant.ParticipantCommand.RegisterParticipant;
import org.mentorship.contract.participant.ParticipantCommand.UpdateProfile;
import org.mentorship.contract.participant.ParticipantEvent.ParticipantRegistered;
import org.mentorship.contract.participant.ParticipantEvent.PersonalDataErased;
import org.mentorship.contract.participant.ParticipantEvent.ProfileUpdated;

@DisplayName("A person's profile")
class ParticipantAggregateTest {

    private static final ParticipantId ANN = person("ann");

    private static ParticipantRegistered registered() {
        return new ParticipantRegistered(ANN, "Person ann", "ann@example.org", null, null, attributes());
    }

    private static PersonalDataErased erased() {
        return new PersonalDataErased(
                ANN, List.of("name", "email", "pronouns", "biography", "preferences", "enrollmentReasons"));
    }

    @Test
    @DisplayName("is registered once")
    void registers() {
        Fixtures.of(ParticipantAggregate.class)
                .givenNoPriorActivity()
                .when(register("ann"), coordinator())
                .expectEvents(registered());
        Fixtures.of(ParticipantAggregate.class)
                .given(registered())
                .when(register("ann"), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.WRONG_PHASE));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("refuses what is missing, too long or out of range")
    @MethodSource
    void badProfiles(
            String what,
            String name,
            String email,
            @Nullable String biography,
            Attributes attributes,
            RejectionCode code) {
        Fixtures.of(ParticipantAggregate.class)
                .givenNoPriorActivity()
                .when(new RegisterParticipant(ANN, name, email, null, biography, attributes), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(code));
        Fixtures.of(ParticipantAggregate.class)
                .given(registered())
                .when(new UpdateProfile(ANN, name, email, null, biography, attributes), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(code));
    }

    static Stream<Arguments> badProfiles() {
        var email = "ann@example.org";
        return Stream.of(
                Arguments.of("no name", "", email, null, attributes(), RejectionCode.EMPTY_INPUT),
                Arguments.of(
                        "a name that shows nothing",
                        "\u200b\u00a0",
                        email,
                        null,
                        attributes(),
                        RejectionCode.EMPTY_INPUT),
                Arguments.of("a name of two lines", "Ann\nB", email, null, attributes(), RejectionCode.INVALID_VALUE),
                Arguments.of(
                        "a name of two lines of another script",
                        "Ann\u2028B",
                        email,
                        null,
                        attributes(),
                        RejectionCode.INVALID_VALUE),
                Arguments.of("name too long", "x".repeat(201), email, null, attributes(), RejectionCode.TEXT_TOO_LONG),
                Arguments.of("no address", "Ann", "ann", null, attributes(), RejectionCode.INVALID_VALUE),
                Arguments.of(
                        "biography too long",
                        "Ann",
                        email,
                        "x".repeat(4_001),
                        attributes(),
                        RejectionCode.TEXT_TOO_LONG),
                Arguments.of("seniority 0", "Ann", email, null, with(0, "en", "UTC"), RejectionCode.INVALID_VALUE),
                Arguments.of("seniority 11", "Ann", email, null, with(11, "en", "UTC"), RejectionCode.INVALID_VALUE),
                Arguments.of("no such language", "Ann", email, null, with(5, "xx", "UTC"), RejectionCode.INVALID_VALUE),
                Arguments.of(
                        "no such zone", "Ann", email, null, with(5, "en", "Mars/Crater"), RejectionCode.INVALID_VALUE));
    }

    private static Attributes with(int seniority, String language, String zone) {
        return new Attributes(
                List.of(), List.of(), List.of(), null, seniority, List.of(language), zone, List.of(), null);
    }

    @Test
    @DisplayName("is stored without texts that say nothing and without a language twice")
    void tidy() {
        var said = new Attributes(
                List.of(), List.of(), List.of(), "", null, List.of("en", "de", "en"), "UTC", List.of(), " ");
        var stored = new Attributes(
                List.of(), List.of(), List.of(), null, null, List.of("en", "de"), "UTC", List.of(), null);
        Fixtures.of(ParticipantAggregate.class)
                .given(registered())
                .when(new UpdateProfile(ANN, "Ann", "ann@example.org", "", "\u200b", said), coordinator())
                .expectEvents(new ProfileUpdated(ANN, "Ann", "ann@example.org", null, null, stored));
    }

    @Test
    @DisplayName("is replaced by an update")
    void updates() {
        Fixtures.of(ParticipantAggregate.class)
                .given(registered())
                .when(new UpdateProfile(ANN, "Ann B", "b@example.org", "she", "Bio", attributes()), coordinator())
                .expectEvents(new ProfileUpdated(ANN, "Ann B", "b@example.org", "she", "Bio", attributes()));
    }

    @Test
    @DisplayName("is erased once and takes no update afterwards")
    void erases() {
        Fixtures.of(ParticipantAggregate.class)
                .given(registered())
                .when(new ErasePersonalData(ANN), coordinator())
                .expectEvents(erased());
        Fixtures.of(ParticipantAggregate.class)
                .given(registered(), erased())
                .when(new ErasePersonalData(ANN), coordinator())
                .expectNoEvents();
        Fixtures.of(ParticipantAggregate.class)
                .given(registered(), erased())
                .when(new UpdateProfile(ANN, "Ann", "b@example.org", null, null, attributes()), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.PERSONAL_DATA_ERASED));
    }
}
