package org.mentorship.query.contract.participant;

import org.mentorship.query.contract.enrollment.EnrollmentView;

/**
 * A mentor found in the directory.
 *
 * @param enrollment the place in the programme as a mentor
 * @param matches how many of the words asked for are theirs
 */
public record MentorHit(ParticipantView participant, EnrollmentView enrollment, int matches) {}
