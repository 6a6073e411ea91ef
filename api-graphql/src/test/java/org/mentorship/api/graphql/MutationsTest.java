package org.mentorship.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorship.api.graphql.kit.GraphQlSlice;
import org.mentorship.api.graphql.kit.Samples;
import org.mentorship.api.graphql.kit.ScriptedCommandSide;
import org.mentorship.api.graphql.kit.ScriptedReadSide;
import org.mentorship.api.graphql.kit.SliceTest;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.EnrollmentCommand.Enroll;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.mentorship.AgreementCommand.SignAgreement;
import org.mentorship.contract.mentorship.ClosureCommand.EndEarly;
import org.mentorship.contract.mentorship.MatchCommand.DeclineMatch;
import org.mentorship.contract.mentorship.MatchCommand.ProposeMatch;
import org.mentorship.contract.mentorship.MatchCommand.RequestMentor;
import org.mentorship.contract.mentorship.MeetingCommand.LogMeeting;
import org.mentorship.contract.participant.ParticipantCommand.UpdateProfile;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.MeetingMode;
import org.mentorship.contract.program.ProgramCommand.ChangePolicy;
import org.mentorship.contract.program.ProgramCommand.CreateProgram;
import org.mentorship.contract.program.ProgramPolicy;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.participant.ParticipantView;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.test.tester.GraphQlTester;

@SliceTest
@DisplayName("A mutation")
class MutationsTest {

    private static final ProgramId PROGRAM = new ProgramId(Samples.PROGRAM);
    private static final ParticipantId MENTOR = new ParticipantId(Samples.MENTOR);
    private static final ParticipantId MENTEE = new ParticipantId(Samples.MENTEE);

    private final ScriptedCommandSide commandSide;
    private final ScriptedReadSide readSide;
    private final GraphQlTester mentee;
    private final GraphQlTester coordinator;

    MutationsTest(ExecutionGraphQlService service, ScriptedCommandSide commandSide, ScriptedReadSide readSide) {
        this.commandSide = commandSide;
        this.readSide = readSide;
        this.mentee = GraphQlSlice.as(service, GraphQlSlice.participant(Samples.MENTEE));
        this.coordinator = GraphQlSlice.as(service, GraphQlSlice.staff(ActorRole.COORDINATOR));
    }

    @BeforeEach
    void samples() {
        commandSide.reset();
        readSide.reset();
        Samples.fill(readSide);
    }

    private static final String LOG_MEETING = """
            mutation { logMeeting(input: {mentorshipId: "mnt_a", heldAt: "2026-02-01T11:00:00+01:00", minutes: 45,
              mode: VIDEO, attendeeIds: ["par_mentor", "par_mentee"], commandId: "c-1", expectedVersion: 6})
              { mentorship { id version } meetingId version userErrors { code message field } } }
            """;

    @Test
    @DisplayName("answers with the thing as it is after the command, its version and the id of what was made")
    void showsItsEffect() {
        mentee.document(LOG_MEETING)
                .execute()
                .path("logMeeting.mentorship.version")
                .entity(Long.class)
                .isEqualTo(7L)
                .path("logMeeting.meetingId")
                .entity(String.class)
                .isEqualTo("made_1")
                .path("logMeeting.version")
                .entity(Long.class)
                .isEqualTo(7L)
                .path("logMeeting.userErrors")
                .entityList(Object.class)
                .hasSize(0);
        assertThat(readSide.asked().getLast())
                .as("read your writes")
                .isEqualTo(org.mentorship.api.graphql.common.Thing.MENTORSHIP
                        .find()
                        .query("mnt_a", 7L));
    }

    @Test
    @DisplayName("sends one command with who, why, the caller's id and the version that the caller has seen")
    void sendsAnEnvelope() {
        mentee.document(LOG_MEETING).executeAndVerify();

        var sent = commandSide.last();
        var command = (LogMeeting) sent.command();
        assertThat(command.heldAt()).isEqualTo("2026-02-01T10:00:00Z");
        assertThat(command.attendeeIds()).containsExactly(MENTOR, MENTEE);
        assertThat(command.mode()).isEqualTo(MeetingMode.VIDEO);
        assertThat(sent.envelope().actor()).isEqualTo(Samples.MENTEE);
        assertThat(sent.envelope().actorRole()).isEqualTo(ActorRole.PARTICIPANT);
        assertThat(sent.envelope().commandId()).isEqualTo("c-1");
        assertThat(sent.envelope().reason()).isNull();
        assertThat(sent.expectedVersion()).hasToString("6");
    }

    @Test
    @DisplayName("that is accepted but cannot be read yet shows its version and no object, and no error")
    void acceptedButNotReadable() {
        commandSide.answer(new CommandOutcome.Accepted("mnt_a", 8, List.of()));
        mentee.document(LOG_MEETING)
                .execute()
                .path("logMeeting.mentorship")
                .valueIsNull()
                .path("logMeeting.version")
                .entity(Long.class)
                .isEqualTo(8L)
                .path("logMeeting.userErrors")
                .entityList(Object.class)
                .hasSize(0);
    }

    @Test
    @DisplayName("that a rule refuses tells the rule's code and the path of the input field")
    void refused() {
        commandSide.answer(new CommandOutcome.Rejected(RejectionCode.MEETING_IN_FUTURE, "Not yet.", List.of("heldAt")));
        mentee.document(LOG_MEETING)
                .execute()
                .path("logMeeting.userErrors[0].code")
                .entity(String.class)
                .isEqualTo("MEETING_IN_FUTURE")
                .path("logMeeting.userErrors[0].field")
                .entityList(String.class)
                .containsExactly("input", "heldAt")
                .path("logMeeting.meetingId")
                .valueIsNull()
                .path("logMeeting.version")
                .valueIsNull();
    }

    @Test
    @DisplayName("on something that is not there fails with NOT_FOUND, whether the id could exist or not")
    void notFound() {
        commandSide.answer(new CommandOutcome.Rejected(RejectionCode.NOT_FOUND, "Nothing there.", List.of()));
        for (var id : List.of("mnt_b", "no id at all")) {
            coordinator
                    .document("mutation { signAgreement(input: {mentorshipId: \"%s\"}) { version } }".formatted(id))
                    .execute()
                    .errors()
                    .satisfy(errors -> assertThat(errors)
                            .singleElement()
                            .satisfies(
                                    error -> assertThat(error.getExtensions()).containsEntry("code", "NOT_FOUND")));
        }
    }

    @Test
    @DisplayName("answers values of which no command can be made with INVALID_VALUE and their path")
    void invalidValues() {
        invalid("""
                mutation { logMeeting(input: {mentorshipId: "mnt_a", heldAt: "2026-02-01T11:00:00Z", minutes: 45,
                  mode: VIDEO, attendeeIds: ["par_mentor", "Bob"]}) { userErrors { code field } } }
                """, "logMeeting", "input", "attendeeIds", "1");
        invalid("""
                mutation { signAgreement(input: {mentorshipId: "mnt_a", commandId: "two words"})
                  { userErrors { code field } } }
                """, "signAgreement", "input", "commandId");
        invalid("""
                mutation { signAgreement(input: {mentorshipId: "mnt_a", participantId: "Bob"})
                  { userErrors { code field } } }
                """, "signAgreement", "input", "participantId");
        assertThat(commandSide.sent()).isEmpty();
    }

    private void invalid(String document, String mutation, String... field) {
        coordinator
                .document(document)
                .execute()
                .path(mutation + ".userErrors[0].code")
                .entity(String.class)
                .isEqualTo("INVALID_VALUE")
                .path(mutation + ".userErrors[0].field")
                .entityList(String.class)
                .containsExactly(field);
    }

    @Test
    @DisplayName("with an instant that is none is refused before anything happens, and told why")
    void malformedInstant() {
        mentee.document(LOG_MEETING.replace("2026-02-01T11:00:00+01:00", "yesterday"))
                .execute()
                .errors()
                .satisfy(errors -> assertThat(errors)
                        .singleElement()
                        .satisfies(error -> assertThat(error.getMessage()).contains("yesterday")));
        assertThat(commandSide.sent()).isEmpty();
    }

    @Nested
    @DisplayName("of a step")
    class Steps {

        @Test
        @DisplayName("is taken on somebody's behalf by a coordinator, which is recorded")
        void onBehalf() {
            coordinator
                    .document(
                            "mutation { signAgreement(input: {mentorshipId: \"mnt_a\", participantId: \"par_mentee\"})"
                                    + " { version } }")
                    .executeAndVerify();
            assertThat(commandSide.last().command()).isInstanceOf(SignAgreement.class);
            assertThat(commandSide.last().envelope().onBehalfOf()).isEqualTo(Samples.MENTEE);
            assertThat(commandSide.last().envelope().actor()).isEqualTo("coordinator-1");
        }

        @Test
        @DisplayName("that names another participant is forbidden to participants")
        void forAnother() {
            mentee.document("mutation { signAgreement(input: {mentorshipId: \"mnt_a\", participantId: \"par_mentor\"})"
                            + " { version } }")
                    .execute()
                    .errors()
                    .satisfy(errors -> assertThat(errors)
                            .singleElement()
                            .satisfies(
                                    error -> assertThat(error.getExtensions()).containsEntry("code", "FORBIDDEN")));
            assertThat(commandSide.sent()).isEmpty();
        }

        @Test
        @DisplayName("that names the caller is the caller's own")
        void forOneself() {
            mentee.document("mutation { signAgreement(input: {mentorshipId: \"mnt_a\", participantId: \"par_mentee\"})"
                            + " { version } }")
                    .executeAndVerify();
            assertThat(commandSide.last().envelope().onBehalfOf()).isNull();
            assertThat(commandSide.last().envelope().actorRole()).isEqualTo(ActorRole.PARTICIPANT);
        }

        @Test
        @DisplayName("keeps a confidential reason out of the audit trail's plain reason")
        void confidentialReason() {
            mentee.document(
                            "mutation { declineMatch(input: {mentorshipId: \"mnt_a\", reason: \"I am ill\"}) { version } }")
                    .executeAndVerify();
            assertThat(((DeclineMatch) commandSide.last().command()).reason()).isEqualTo("I am ill");
            assertThat(commandSide.last().envelope().reason()).isNull();
            mentee.document(
                            "mutation { endEarly(input: {mentorshipId: \"mnt_a\", reason: TIME, note: \"x\"}) { version } }")
                    .executeAndVerify();
            assertThat(commandSide.last().command()).isInstanceOf(EndEarly.class);
            assertThat(commandSide.last().envelope().reason()).isNull();
        }

        @Test
        @DisplayName("takes no plain reason from a participant who takes it for themselves")
        void ownPlainReason() {
            for (var step : List.of(
                    "raiseConcern(input: {mentorshipId: \"mnt_a\", severity: LOW, text: \"x\", reason: \"I am ill\"})",
                    "checkIn(input: {mentorshipId: \"mnt_a\", confidence: 3, wellbeing: 3, reason: \"I am ill\"})",
                    "acceptMatch(input: {mentorshipId: \"mnt_a\", participantId: \"par_mentee\", reason: \"I am ill\"})",
                    "updateProfile(input: {email: \"new@example.org\", reason: \"I am ill\"})")) {
                var mutation = step.substring(0, step.indexOf('('));
                mentee.document("mutation { " + step + " { userErrors { code field } } }")
                        .execute()
                        .path(mutation + ".userErrors[0].code")
                        .entity(String.class)
                        .isEqualTo("REASON_NOT_TAKEN")
                        .path(mutation + ".userErrors[0].field")
                        .entityList(String.class)
                        .containsExactly("input", "reason");
            }
            assertThat(commandSide.sent()).isEmpty();
            mentee.document("mutation { signAgreement(input: {mentorshipId: \"mnt_a\", reason: \" \"}) { version } }")
                    .executeAndVerify();
            assertThat(commandSide.last().envelope().reason()).isNull();
        }

        @Test
        @DisplayName("takes the plain reason of an official act: on somebody's behalf, a correction, an erasure")
        void officialReason() {
            coordinator
                    .document("mutation { signAgreement(input: {mentorshipId: \"mnt_a\", participantId: \"par_mentee\","
                            + " reason: \"By phone\"}) { version } }")
                    .executeAndVerify();
            assertThat(commandSide.last().envelope().reason()).isEqualTo("By phone");
            mentee.document("mutation { correctFeedback(input: {mentorshipId: \"mnt_a\", feedbackId: \"fbk_a\","
                            + " answers: [1], reason: \"Mistyped\"}) { version } }")
                    .executeAndVerify();
            assertThat(commandSide.last().envelope().reason()).isEqualTo("Mistyped");
            mentee.document("mutation { erasePersonalData(input: {reason: \"Moved on\"}) { version } }")
                    .executeAndVerify();
            assertThat(commandSide.last().envelope().reason()).isEqualTo("Moved on");
        }

        @Test
        @DisplayName("that waives reflections is for coordinators")
        void waiver() {
            var waive =
                    "mutation { completeClosure(input: {mentorshipId: \"mnt_a\", waiveReflections: true, reason: \"x\"})"
                            + " { version } }";
            mentee.document(waive)
                    .execute()
                    .errors()
                    .satisfy(errors ->
                            assertThat(errors.getFirst().getExtensions()).containsEntry("code", "FORBIDDEN"));
            coordinator.document(waive).executeAndVerify();
        }

        @Test
        @DisplayName("by which one has left can be tried again, which shows nothing, and tells strangers nothing")
        void leftAlready(@org.springframework.beans.factory.annotation.Autowired ExecutionGraphQlService service) {
            var leave =
                    "mutation { removeMember(input: {mentorshipId: \"mnt_a\", participantId: \"%s\", commandId: \"c\"})"
                            + " { mentorship { id } version userErrors { code } } }";
            GraphQlSlice.as(service, GraphQlSlice.participant(Samples.LEFT))
                    .document(leave.formatted(Samples.LEFT))
                    .execute()
                    .path("removeMember.mentorship")
                    .valueIsNull()
                    .path("removeMember.version")
                    .entity(Long.class)
                    .isEqualTo(7L);
            assertThat(commandSide.sent()).hasSize(1);
            assertThat(commandSide.last().envelope().actorRole()).isEqualTo(ActorRole.PARTICIPANT);
            Samples.askIn(readSide);
            for (var other : List.of(Samples.STRANGER, Samples.ASKED_IN)) {
                GraphQlSlice.as(service, GraphQlSlice.participant(other))
                        .document(leave.formatted(other))
                        .execute()
                        .errors()
                        .satisfy(errors ->
                                assertThat(errors.getFirst().getExtensions()).containsEntry("code", "NOT_FOUND"));
            }
            assertThat(commandSide.sent()).hasSize(1);
        }

        @Test
        @DisplayName("of somebody who has left is not found")
        void afterLeaving(@org.springframework.beans.factory.annotation.Autowired ExecutionGraphQlService service) {
            GraphQlSlice.as(service, GraphQlSlice.participant(Samples.LEFT))
                    .document("mutation { signAgreement(input: {mentorshipId: \"mnt_a\"}) { version } }")
                    .execute()
                    .errors()
                    .satisfy(errors ->
                            assertThat(errors.getFirst().getExtensions()).containsEntry("code", "NOT_FOUND"));
        }
    }

    @Nested
    @DisplayName("that makes a match")
    class Matches {

        @Test
        @DisplayName("asks a mentor in the mentee's name, for the stream of the pair")
        void request() {
            mentee.document("mutation { requestMentor(input: {programId: \"prg_a\", mentorId: \"par_mentor\","
                            + " purpose: \"Grow\"}) { version } }")
                    .executeAndVerify();
            var command = (RequestMentor) commandSide.last().command();
            assertThat(command.menteeId()).isEqualTo(MENTEE);
            assertThat(command.format()).as("left to the write side").isNull();
            assertThat(command.mentorshipId()).isEqualTo(Ids.pair(PROGRAM, "ONE_ON_ONE", List.of(MENTEE, MENTOR), 1));
            mentee.document("mutation { requestMentor(input: {programId: \"prg_a\", mentorId: \"par_mentor\","
                            + " purpose: \"Grow\", format: REVERSE}) { version } }")
                    .executeAndVerify();
            command = (RequestMentor) commandSide.last().command();
            assertThat(command.format()).isEqualTo(Format.REVERSE);
            assertThat(command.mentorshipId()).isEqualTo(Ids.pair(PROGRAM, "REVERSE", List.of(MENTEE, MENTOR), 1));
        }

        @Test
        @DisplayName("needs to know the mentee where a coordinator asks")
        void requestByStaff() {
            coordinator
                    .document("mutation { requestMentor(input: {programId: \"prg_a\", mentorId: \"par_mentor\","
                            + " purpose: \"Grow\"}) { userErrors { code field } } }")
                    .execute()
                    .path("requestMentor.userErrors[0].code")
                    .entity(String.class)
                    .isEqualTo("EMPTY_INPUT")
                    .path("requestMentor.userErrors[0].field")
                    .entityList(String.class)
                    .containsExactly("input", "menteeId");
            coordinator
                    .document("mutation { requestMentor(input: {programId: \"prg_a\", mentorId: \"par_mentor\","
                            + " purpose: \"Grow\", menteeId: \"par_mentee\"}) { version } }")
                    .executeAndVerify();
            assertThat(commandSide.last().envelope().onBehalfOf()).isEqualTo(Samples.MENTEE);
        }

        @Test
        @DisplayName("names the stream of a pair by its people, and that of a group by the command")
        void propose() {
            propose("ONE_ON_ONE", "\"par_mentor\"", "\"par_mentee\"");
            assertThat(((ProposeMatch) commandSide.last().command()).mentorshipId())
                    .isEqualTo(Ids.pair(PROGRAM, "ONE_ON_ONE", List.of(MENTOR, MENTEE), 1));
            propose("PEER", "\"par_mentor\", \"par_mentee\"", "");
            assertThat(((ProposeMatch) commandSide.last().command()).mentorshipId())
                    .isEqualTo(Ids.pair(PROGRAM, "PEER", List.of(MENTOR, MENTEE), 1));
            propose("GROUP", "\"par_mentor\"", "\"par_mentee\"");
            assertThat(((ProposeMatch) commandSide.last().command()).mentorshipId())
                    .isEqualTo(Ids.group("c-9"));
        }

        private void propose(String format, String mentors, String mentees) {
            coordinator
                    .document("mutation { proposeMatch(input: {programId: \"prg_a\", format: %s, mentorIds: [%s],"
                                    .formatted(format, mentors)
                            + " menteeIds: [%s], commandId: \"c-9\"}) { version } }".formatted(mentees))
                    .executeAndVerify();
        }
    }

    @Nested
    @DisplayName("of a programme")
    class Programs {

        @Test
        @DisplayName("creates it with the usual policy where the input says nothing, under an id made of the command's")
        void defaults() {
            coordinator
                    .document("mutation { createProgram(input: {name: \"Arts\", setting: ARTS, formats: [GROUP],"
                            + " lengthWeeks: 12, cadenceDays: 7, mentorCapacity: 2, commandId: \"c-2\"}) { version } }")
                    .executeAndVerify();
            var command = (CreateProgram) commandSide.last().command();
            assertThat(command.programId()).isEqualTo(Ids.program("c-2"));
            assertThat(command.policy().modes()).containsExactly(MeetingMode.values());
            assertThat(command.policy().responseDeadlineDays()).isEqualTo(14);
            assertThat(command.policy().requireAgreement()).isFalse();
            assertThat(command.policy().feedbackWeeks()).containsExactly(4, 12);
            assertThat(command.policy().followUpMonths()).containsExactly(3, 6, 12);
            assertThat(command.policy().matchRules().weights()).isNotEmpty();
        }

        @Test
        @DisplayName("changes only the fields of the policy that are given")
        void partOfPolicy() {
            coordinator
                    .document("mutation { changeProgramPolicy(input: {programId: \"prg_a\", cadenceDays: 21,"
                            + " agreementTemplate: null}) { version } }")
                    .executeAndVerify();
            var policy = ((ChangePolicy) commandSide.last().command()).policy();
            assertThat(policy.cadenceDays()).isEqualTo(21);
            assertThat(policy.lengthWeeks()).isEqualTo(26);
            assertThat(policy.agreementTemplate()).isNull();
            assertThat(commandSide.last().expectedVersion()).hasToString("7");
            coordinator
                    .document(
                            "mutation { changeProgramPolicy(input: {programId: \"prg_a\", cadenceDays: 21}) { version } }")
                    .executeAndVerify();
            assertThat(((ChangePolicy) commandSide.last().command()).policy().agreementTemplate())
                    .isEqualTo("We meet in confidence.");
        }

        @Test
        @DisplayName("drops the feedback weeks beyond a shorter length, but takes weeks that are named at their word")
        void shorter() {
            change("lengthWeeks: 8");
            assertThat(changed().lengthWeeks()).isEqualTo(8);
            assertThat(changed().feedbackWeeks()).containsExactly(4);
            change("lengthWeeks: 3");
            assertThat(changed().feedbackWeeks()).isEmpty();
            change("lengthWeeks: 12");
            assertThat(changed().feedbackWeeks()).containsExactly(4, 12);
            change("lengthWeeks: 8, feedbackWeeks: [4, 12]");
            assertThat(changed().feedbackWeeks()).containsExactly(4, 12);
        }

        private void change(String fields) {
            coordinator
                    .document("mutation { changeProgramPolicy(input: {programId: \"prg_a\", %s}) { version } }"
                            .formatted(fields))
                    .executeAndVerify();
        }

        private ProgramPolicy changed() {
            return ((ChangePolicy) commandSide.last().command()).policy();
        }

        @Test
        @DisplayName(
                "makes a change of the policy anew when somebody else was faster, unless the caller named a version")
        void racing() {
            commandSide.answer(_ -> {
                if (commandSide.sent().size() > 1) {
                    return new CommandOutcome.Accepted("prg_a", 9, List.of());
                }
                var faster = Samples.program();
                readSide.add(new org.mentorship.query.contract.program.ProgramView(
                        faster.id(),
                        8,
                        faster.createdAt(),
                        faster.updatedAt(),
                        faster.name(),
                        faster.setting(),
                        new org.mentorship.contract.program.ProgramPolicy(
                                faster.policy().formats(),
                                faster.policy().modes(),
                                52,
                                14,
                                3,
                                14,
                                false,
                                faster.policy().matchRules(),
                                List.of(),
                                List.of(),
                                null),
                        faster.coordinators(),
                        true,
                        List.of(),
                        null));
                return new CommandOutcome.Rejected(RejectionCode.VERSION_CONFLICT, "Moved on.", List.of());
            });
            coordinator
                    .document(
                            "mutation { changeProgramPolicy(input: {programId: \"prg_a\", cadenceDays: 21}) { version } }")
                    .execute()
                    .path("changeProgramPolicy.version")
                    .entity(Long.class)
                    .isEqualTo(9L);
            assertThat(((ChangePolicy) commandSide.last().command()).policy().lengthWeeks())
                    .as("what the faster one set")
                    .isEqualTo(52);

            commandSide.reset();
            commandSide.answer(new CommandOutcome.Rejected(
                    RejectionCode.VERSION_CONFLICT, "Moved on.", List.of("expectedVersion")));
            coordinator
                    .document("mutation { changeProgramPolicy(input: {programId: \"prg_a\", cadenceDays: 21,"
                            + " expectedVersion: 3}) { userErrors { code } } }")
                    .execute()
                    .path("changeProgramPolicy.userErrors[0].code")
                    .entity(String.class)
                    .isEqualTo("VERSION_CONFLICT");
            assertThat(commandSide.sent()).hasSize(1);
        }
    }

    @Nested
    @DisplayName("of a person")
    class People {

        @Test
        @DisplayName("that others are always faster than says to try again, and names no version that nobody gave")
        void alwaysTooLate() {
            commandSide.answer(new CommandOutcome.Rejected(
                    RejectionCode.VERSION_CONFLICT, "The version is 8, not 7.", List.of("expectedVersion")));
            readSide.answer(
                    org.mentorship.api.graphql.common.Thing.PARTICIPANT.find().query(Samples.MENTEE, 8L),
                    new org.mentorship.query.contract.Lookup.Found<>(Samples.participant(Samples.MENTEE)));
            mentee.document("mutation { updateProfile(input: {email: \"new@example.org\"}) {"
                            + " userErrors { code message field } } }")
                    .execute()
                    .path("updateProfile.userErrors[0].code")
                    .entity(String.class)
                    .isEqualTo("VERSION_CONFLICT")
                    .path("updateProfile.userErrors[0].message")
                    .entity(String.class)
                    .isEqualTo("Others are changing this at the same time; try again.")
                    .path("updateProfile.userErrors[0].field")
                    .valueIsNull();
            assertThat(commandSide.sent()).hasSizeGreaterThan(5);
        }

        @Test
        @DisplayName("changes only what is given, and empties what is given as null")
        void partOfProfile() {
            mentee.document(
                            "mutation { updateProfile(input: {email: \"new@example.org\", biography: null}) { version } }")
                    .executeAndVerify();
            var command = (UpdateProfile) commandSide.last().command();
            assertThat(command.participantId()).isEqualTo(MENTEE);
            assertThat(command.name()).as("revealed").isEqualTo("name of par_mentee");
            assertThat(command.email()).isEqualTo("new@example.org");
            assertThat(command.pronouns()).isEqualTo("pronouns of par_mentee");
            assertThat(command.biography()).isNull();
            assertThat(command.attributes().expertise()).containsExactly("java");
        }

        @Test
        @DisplayName("refuses to change what was erased")
        void erased() {
            var person = Samples.participant(Samples.MENTEE);
            readSide.add(new ParticipantView(
                    person.id(),
                    7,
                    person.registeredAt(),
                    person.updatedAt(),
                    null,
                    null,
                    null,
                    null,
                    person.attributes(),
                    person.updatedAt()));
            mentee.document("mutation { updateProfile(input: {email: \"x@example.org\"}) { userErrors { code } } }")
                    .execute()
                    .path("updateProfile.userErrors[0].code")
                    .entity(String.class)
                    .isEqualTo("PERSONAL_DATA_ERASED");
        }

        @Test
        @DisplayName("enrols the caller, and nobody else but by a coordinator")
        void enrolls() {
            mentee.document(
                            "mutation { enroll(input: {programId: \"prg_a\", participantId: \"par_mentee\", role: MENTEE})"
                                    + " { version } }")
                    .executeAndVerify();
            var command = (Enroll) commandSide.last().command();
            assertThat(command.enrollmentId()).isEqualTo(Ids.enrollment(PROGRAM, MENTEE, Role.MENTEE));
            mentee.document(
                            "mutation { enroll(input: {programId: \"prg_a\", participantId: \"par_mentor\", role: MENTEE})"
                                    + " { version } }")
                    .execute()
                    .errors()
                    .satisfy(errors ->
                            assertThat(errors.getFirst().getExtensions()).containsEntry("code", "FORBIDDEN"));
        }
    }

    @Test
    @DisplayName("tells the path of a goal in the input that it came in")
    void pathOfOneGoal() {
        commandSide.answer(new CommandOutcome.Rejected(
                RejectionCode.GOAL_LEVELS_INCOMPLETE, "Five.", List.of("goals", "0", "levels")));
        mentee.document("mutation { addGoal(input: {mentorshipId: \"mnt_a\", goal: {title: \"x\", importance: 1,"
                        + " difficulty: 1, levels: []}}) { goalId userErrors { field } } }")
                .execute()
                .path("addGoal.userErrors[0].field")
                .entityList(String.class)
                .containsExactly("input", "goal", "levels");
    }

    @Test
    @DisplayName("answers the object of the stream that took the command, which need not be the one it was sent to")
    void otherCycle() {
        var second = "mnt_second";
        readSide.add(secondCycle(second));
        commandSide.answer(new CommandOutcome.Accepted(second, 7, List.of()));
        mentee.document("mutation { requestMentor(input: {programId: \"prg_a\", mentorId: \"par_mentor\","
                        + " purpose: \"Again\"}) { mentorship { id } } }")
                .execute()
                .path("requestMentor.mentorship.id")
                .entity(String.class)
                .isEqualTo(second);
    }

    private static MentorshipView secondCycle(String id) {
        return Samples.mentorship(id, Samples.MENTOR, Samples.MENTEE);
    }
}
