package org.mentorship.contract.mentorship;

/** Why a mentorship ended early; no fault is recorded. */
public enum EndReason {
    GOALS_MET,
    TIME,
    CHANGED_CIRCUMSTANCES,
    RELOCATION,
    NO_CONTACT,
    MISMATCH,
    LEFT_PROGRAM,
    HEALTH,
    OTHER
}
