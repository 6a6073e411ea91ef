package org.mentorship.contract.mentorship;

/** What an introduction is for. */
public enum IntroductionKind {
    NETWORKING,
    EXPERTISE,
    REFERRAL,
    SPONSORSHIP,
    OTHER
}
