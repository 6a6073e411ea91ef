package org.mentorship.contract.mentorship;

/** What became of an introduction. */
public enum IntroductionOutcome {
    CONNECTED,
    MET,
    COLLABORATION,
    JOB,
    NO_RESPONSE,
    DECLINED
}
