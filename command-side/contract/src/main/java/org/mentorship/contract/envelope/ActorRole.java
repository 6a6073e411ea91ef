package org.mentorship.contract.envelope;

/** In which role somebody acts. */
public enum ActorRole {
    /** A mentor, mentee or peer, on their own enrolments and mentorships. */
    PARTICIPANT,
    COORDINATOR,
    EVALUATOR,
    AUDITOR,
    ADMIN,
    /** The service itself, by one of its automations. */
    AUTOMATION
}
