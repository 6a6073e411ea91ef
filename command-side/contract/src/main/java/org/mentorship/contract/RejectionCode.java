package org.mentorship.contract;

/** Stable codes of refused commands. Clients and tests rely on the code, never on the message. */
public enum RejectionCode {
    /** The person is not a member of this mentorship, or not of the side that the step asks for. */
    NOT_A_MEMBER,
    /** The step does not belong to the phase that the stream is in. */
    WRONG_PHASE,
    /** The person has answered this already. */
    ALREADY_ANSWERED,
    /** No free slot is left. */
    CAPACITY_EXCEEDED,
    /** The same people have a live mentorship of this format in the programme. */
    PAIR_ALREADY_LIVE,
    /** Two of the people are not to be matched with each other; does not tell who wishes that. */
    EXCLUDED_PAIR,
    /** The programme asks for a concluded agreement first. */
    AGREEMENT_REQUIRED,
    /** A meeting that is logged cannot start in the future. */
    MEETING_IN_FUTURE,
    /** A meeting cannot be held before the mentorship started. */
    MEETING_BEFORE_START,
    /** The meeting overlaps another held meeting of the same mentorship. */
    OVERLAPPING_MEETING,
    /** A goal needs five attainment levels in words, worst to best. */
    GOAL_LEVELS_INCOMPLETE,
    /** No such goal in this mentorship. */
    UNKNOWN_GOAL,
    /** No such meeting in this mentorship. */
    UNKNOWN_MEETING,
    /** No such milestone, action item, resource, introduction, feedback or concern in this mentorship. */
    UNKNOWN_ITEM,
    /** The answers do not fit the instrument's items, or the programme has no such instrument. */
    INSTRUMENT_MISMATCH,
    /** Feedback in this direction was given for this period. */
    FEEDBACK_ALREADY_GIVEN,
    /** Closure needs a reflection from each side, or a coordinator's waiver with a reason. */
    REFLECTION_MISSING,
    /** A text is longer than its limit. */
    TEXT_TOO_LONG,
    /** The mentorship, or the programme, holds as much as one may. */
    LIMIT_REACHED,
    /** The stream has moved on since the version that the caller expected. */
    VERSION_CONFLICT,
    /** The command id was used before in the same stream, with other content or for texts that were erased since. */
    IDEMPOTENCY_CONFLICT,
    /** A required text or list is empty. */
    EMPTY_INPUT,
    /** A value is outside its range or not of its form. */
    INVALID_VALUE,
    /** A date that must lie ahead is past. */
    DATE_IN_PAST,
    /** A date that must lie behind is in the future. */
    DATE_IN_FUTURE,
    /** The programme's policy does not allow this format. */
    FORMAT_NOT_ALLOWED,
    /** The programme's policy does not allow this meeting mode. */
    MODE_NOT_ALLOWED,
    /** The people proposed, or those who would be in it after somebody joins or leaves, do not make up this format. */
    WRONG_COMPOSITION,
    /** In reverse mentoring the mentor is not more senior than the mentee. */
    SENIORITY_MISMATCH,
    /** A person is not enrolled in the programme in the role that is needed. */
    NOT_ENROLLED,
    /** The person is enrolled in this role already. */
    ALREADY_ENROLLED,
    /** The programme does not take enrolments now. */
    ENROLLMENT_CLOSED,
    /** The enrolment is paused or withdrawn. */
    ENROLLMENT_INACTIVE,
    /** The programme is archived. */
    PROGRAM_ARCHIVED,
    /** The person is a coordinator already. */
    ALREADY_COORDINATOR,
    /** The person is not a coordinator of the programme. */
    NOT_A_COORDINATOR,
    /** A programme always has at least one coordinator. */
    LAST_COORDINATOR,
    /** An override needs a reason. */
    REASON_REQUIRED,
    /** Reasons in plain form are taken for official acts, not from participants for steps of their own. */
    REASON_NOT_TAKEN,
    /** The response deadline has passed. */
    DEADLINE_PASSED,
    /** The deadline has not been reached yet. */
    NOT_DUE,
    /** The personal data of this person was erased. */
    PERSONAL_DATA_ERASED,
    /** The follow-up for this month was recorded. */
    FOLLOW_UP_ALREADY_RECORDED,
    /** The stream named in the command does not exist. */
    NOT_FOUND
}
