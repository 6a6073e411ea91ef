package org.mentorship.api.graphql.common;

import static org.mentorship.contract.envelope.ActorRole.ADMIN;
import static org.mentorship.contract.envelope.ActorRole.AUDITOR;
import static org.mentorship.contract.envelope.ActorRole.COORDINATOR;
import static org.mentorship.contract.envelope.ActorRole.EVALUATOR;
import static org.mentorship.contract.envelope.ActorRole.PARTICIPANT;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mentorship.contract.envelope.ActorRole;
import org.springframework.util.StringUtils;

/**
 * The one table of who may do and read what. Everything that has no row is refused, and a field of Query, Mutation or
 * Subscription without a row stops the start. {@code docs/access.md} shows the same table, which a test holds equal.
 */
public final class AccessRules {

    private static final Map<String, AccessRule> RULES = new LinkedHashMap<>();

    static {
        var staff = reaches(COORDINATOR, Reach.COORDINATED, ADMIN, Reach.ANY);
        var ownOrStaff = with(staff, PARTICIPANT, Reach.OWN);
        var everybody = everybody();
        var whoReads = with(with(everybody, PARTICIPANT, Reach.OWN), COORDINATOR, Reach.COORDINATED);

        allow("Query", everybody, "viewer", "program", "programs");
        allow("Query", ownOrStaff, "participant", "enrollment", "enrollments");
        allow("Query", staff, "participants");
        allow("Query", ownOrStaff, "mentors");
        allow("Query", whoReads, "mentorship", "mentorships");
        allow("Query", with(staff, AUDITOR, Reach.ANY), "auditLog");
        allow("Query", without(everybody, PARTICIPANT), "readModels");
        allow("Subscription", ownOrStaff, "mentorshipUpdated");
        allow("Mentorship", without(whoReads, EVALUATOR), "history");

        allow("Mutation", with(staff, COORDINATOR, Reach.ANY), "createProgram", "registerParticipant");
        allow("Mutation", reaches(PARTICIPANT, Reach.OWN, ADMIN, Reach.ANY), "erasePersonalData");
        allow(
                "Mutation",
                staff,
                "assignCoordinator",
                "removeCoordinator",
                "changeProgramPolicy",
                "openEnrollment",
                "closeEnrollment",
                "defineInstrument",
                "archiveProgram",
                "proposeMatch",
                "addMember",
                "resolveConcern");
        allow(
                "Mutation",
                ownOrStaff,
                "updateProfile",
                "enroll",
                "changeCapacity",
                "pauseEnrollment",
                "resumeEnrollment",
                "withdrawEnrollment",
                "requestMentor",
                "acceptMatch",
                "declineMatch",
                "withdrawProposal",
                "removeMember",
                "proposeAgreement",
                "signAgreement",
                "setGoals",
                "addGoal",
                "reviseGoal",
                "recordGoalProgress",
                "completeMilestone",
                "assessGoal",
                "dropGoal",
                "scheduleMeeting",
                "rescheduleMeeting",
                "cancelMeeting",
                "logMeeting",
                "recordNoShow",
                "addActionItem",
                "completeActionItem",
                "shareResource",
                "completeResource",
                "makeIntroduction",
                "recordIntroductionOutcome",
                "checkIn",
                "recognise",
                "giveFeedback",
                "correctFeedback",
                "raiseConcern",
                "pauseMentorship",
                "resumeMentorship",
                "requestClosure",
                "reflect",
                "agreeTransitionPlan",
                "completeClosure",
                "endEarly",
                "recordFollowUp");
    }

    private AccessRules() {}

    /** Every rule, in the order of the table. */
    public static List<AccessRule> all() {
        return new ArrayList<>(RULES.values());
    }

    /** @throws IllegalStateException if the table has no row for the field */
    public static AccessRule of(String type, String field) {
        var rule = RULES.get(type + "." + field);
        if (rule == null) {
            throw new IllegalStateException("AccessRules says nothing about " + type + "." + field
                    + "; add a row, here and in docs/access.md.");
        }
        return rule;
    }

    /** The rule of the mutation that takes an input: {@code LogMeetingInput} is taken by {@code logMeeting}. */
    public static AccessRule of(CommandInput input) {
        var name = input.getClass().getSimpleName();
        return of("Mutation", StringUtils.uncapitalize(name.substring(0, name.length() - "Input".length())));
    }

    static boolean has(String type, String field) {
        return RULES.containsKey(type + "." + field);
    }

    private static void allow(String type, Map<ActorRole, Reach> reaches, String... fields) {
        for (var field : fields) {
            var name = type + "." + field;
            RULES.put(name, new AccessRule(name, reaches));
        }
    }

    private static Map<ActorRole, Reach> everybody() {
        var reaches = new EnumMap<ActorRole, Reach>(ActorRole.class);
        for (var role : List.of(PARTICIPANT, COORDINATOR, ADMIN, AUDITOR, EVALUATOR)) {
            reaches.put(role, Reach.ANY);
        }
        return reaches;
    }

    private static Map<ActorRole, Reach> reaches(ActorRole a, Reach reachA, ActorRole b, Reach reachB) {
        return with(with(new EnumMap<>(ActorRole.class), a, reachA), b, reachB);
    }

    private static Map<ActorRole, Reach> with(Map<ActorRole, Reach> reaches, ActorRole role, Reach reach) {
        var changed = new EnumMap<ActorRole, Reach>(ActorRole.class);
        changed.putAll(reaches);
        changed.put(role, reach);
        return changed;
    }

    private static Map<ActorRole, Reach> without(Map<ActorRole, Reach> reaches, ActorRole role) {
        var changed = new EnumMap<ActorRole, Reach>(ActorRole.class);
        changed.putAll(reaches);
        changed.remove(role);
        return changed;
    }
}
