package org.mentorship.contract.mentorship;

/** What feedback is about. */
public enum FeedbackKind {
    /** On the relationship or the programme, once a period, by an instrument. */
    PERIODIC,
    /** On a deliverable of the mentee, as often as useful. */
    WORK
}
