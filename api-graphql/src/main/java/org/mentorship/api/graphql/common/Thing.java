package org.mentorship.api.graphql.common;

import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.Query;
import org.mentorship.query.contract.enrollment.EnrollmentView;
import org.mentorship.query.contract.enrollment.FindEnrollment;
import org.mentorship.query.contract.mentorship.FindMentorship;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.participant.FindParticipant;
import org.mentorship.query.contract.participant.ParticipantView;
import org.mentorship.query.contract.program.FindProgram;
import org.mentorship.query.contract.program.ProgramView;

/**
 * The four kinds of things that mutations change.
 *
 * @param name in messages to people
 * @param find asks for one of them
 */
public record Thing<V>(String name, Find<V> find) {

    public static final Thing<ProgramView> PROGRAM =
            new Thing<>("programme", (id, version) -> new FindProgram(id, version, null));
    public static final Thing<ParticipantView> PARTICIPANT = new Thing<>("person", FindParticipant::new);
    public static final Thing<EnrollmentView> ENROLLMENT = new Thing<>("enrolment", FindEnrollment::new);
    public static final Thing<MentorshipView> MENTORSHIP =
            new Thing<>("mentorship", (id, version) -> new FindMentorship(id, version, null));

    /** Asks for one thing, at least as new as a version. */
    @FunctionalInterface
    public interface Find<V> {
        Query<Lookup<V>> query(String id, @Nullable Long minVersion);
    }
}
