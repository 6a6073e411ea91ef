package org.mentorship.command.mentorship.match;

import static org.mentorship.command.decision.Decision.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Refusal;
import org.mentorship.command.enrollment.EnrollmentState;
import org.mentorship.command.mentorship.Lookups;
import org.mentorship.contract.Limits;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.program.Format;

/** The people of a proposal: whether they make up the format, and whether each may be matched now. */
public final class Candidates {

    private Candidates() {}

    /** Everybody in the role that the format gives them; in a peer format it does not matter on which side one is named. */
    public static List<Member> members(
            ProgramId program, Format format, List<ParticipantId> mentors, List<ParticipantId> mentees) {
        return Stream.concat(
                        mentors.stream()
                                .map(id -> member(program, id, format == Format.PEER ? Role.PEER : Role.MENTOR)),
                        mentees.stream()
                                .map(id -> member(program, id, format == Format.PEER ? Role.PEER : Role.MENTEE)))
                .toList();
    }

    public static Member member(ProgramId program, ParticipantId participant, Role role) {
        return new Member(participant, Ids.enrollment(program, participant, role), role);
    }

    /** The people make up the format. */
    static @Nullable Refusal composition(Format format, List<Member> members) {
        var people = members.stream().map(Member::participantId).distinct().count();
        var mentors = members.stream().filter(m -> m.role() == Role.MENTOR).count();
        var mentees = members.stream().filter(m -> m.role() == Role.MENTEE).count();
        var fits = people == members.size()
                && people <= Limits.GROUP_MEMBERS
                && switch (format) {
                    case ONE_ON_ONE, REVERSE -> mentors == 1 && mentees == 1;
                    case GROUP -> mentors >= 1 && mentees >= 2;
                    case PEER -> people >= 2;
                };
        return Refusal.when(
                !fits,
                RejectionCode.WRONG_COMPOSITION,
                switch (format) {
                    case ONE_ON_ONE, REVERSE -> "This format takes one mentor and one mentee, two different people.";
                    case GROUP ->
                        "A group takes at least one mentor and two mentees, each named once, at most %d people."
                                .formatted(Limits.GROUP_MEMBERS);
                    case PEER ->
                        "A peer mentorship takes 2 to %d people, each named once.".formatted(Limits.GROUP_MEMBERS);
                });
    }

    /**
     * In reverse mentoring the junior person is the mentor. Equals may be matched, and people whose seniority is not known:
     * only what is known to be the wrong way round is refused. The other formats have no such rule, because whoever matches
     * by hand knows why; a matching run weighs seniority.
     */
    static @Nullable Refusal seniority(
            Format format, List<Member> members, Lookups lookups, Function<Member, String> fields) {
        return format == Format.REVERSE
                ? inRole(members, Role.MENTOR)
                        .filter(mentor ->
                                inRole(members, Role.MENTEE).anyMatch(mentee -> outranks(mentor, mentee, lookups)))
                        .findFirst()
                        .map(mentor -> Refusal.of(
                                RejectionCode.SENIORITY_MISMATCH,
                                "In reverse mentoring the junior person is the mentor; swap the two.",
                                fields.apply(mentor)))
                        .orElse(null)
                : null;
    }

    private static Stream<Member> inRole(List<Member> members, Role role) {
        return members.stream().filter(member -> member.role() == role);
    }

    private static boolean outranks(Member one, Member other, Lookups lookups) {
        var theirs = lookups.seniority(other.participantId());
        return lookups.seniority(one.participantId())
                .filter(seniority -> theirs.isPresent() && seniority > theirs.get())
                .isPresent();
    }

    /**
     * Each is known by name, enrolled in the role, takes matches, has a free slot, and is not to be kept apart from another.
     *
     * @param program whose places count
     * @param fields the input field that names a member
     */
    public static @Nullable Refusal mayBeMatched(
            ProgramId program,
            List<Member> candidates,
            List<Member> all,
            Lookups lookups,
            Function<Member, String> fields) {
        var exclusions =
                Exclusions.among(program, Stream.concat(candidates.stream(), all.stream()), lookups.enrollments());
        var refusals = new ArrayList<@Nullable Refusal>();
        for (var candidate : candidates) {
            refusals.add(mayBeMatched(candidate, exclusions, lookups, fields.apply(candidate)));
        }
        return rules(refusals.toArray(Refusal[]::new)).first();
    }

    private static @Nullable Refusal mayBeMatched(
            Member candidate, Exclusions exclusions, Lookups lookups, String field) {
        var enrollment = lookups.enrollments().find(candidate.enrollmentId()).orElse(null);
        var absent = hasNoActivePlace(candidate, enrollment, lookups, field);
        return absent == null && enrollment instanceof EnrollmentState.Active active
                ? rules(exclusions.of(candidate, field), full(active, candidate, field))
                        .first()
                : absent;
    }

    /** Whoever has no active place in the programme learns no more of it. */
    static @Nullable Refusal hasNoActivePlace(Member candidate, Lookups lookups, String field) {
        return hasNoActivePlace(
                candidate, lookups.enrollments().find(candidate.enrollmentId()).orElse(null), lookups, field);
    }

    /** Of who was never enrolled, it is not told whether their data was erased either. */
    private static @Nullable Refusal hasNoActivePlace(
            Member candidate, @Nullable EnrollmentState enrollment, Lookups lookups, String field) {
        if (enrollment == null) {
            return Refusal.of(
                    RejectionCode.NOT_ENROLLED,
                    "%s is not enrolled as %s; enrol the person first."
                            .formatted(candidate.participantId(), candidate.role()),
                    field);
        }
        if (lookups.isErased(candidate.participantId())) {
            return Refusal.of(
                    RejectionCode.PERSONAL_DATA_ERASED,
                    "The data of %s was erased; the person can be matched no more."
                            .formatted(candidate.participantId()),
                    field);
        }
        return switch (enrollment) {
            case EnrollmentState.Paused paused -> inactive(candidate, field);
            case EnrollmentState.Withdrawn withdrawn -> inactive(candidate, field);
            case EnrollmentState.Active active -> null;
        };
    }

    private static @Nullable Refusal full(EnrollmentState.Active active, Member candidate, String field) {
        return Refusal.when(
                active.place().isFull(),
                RejectionCode.CAPACITY_EXCEEDED,
                "All %d slots of %s are taken; raise the capacity or wait for one."
                        .formatted(active.place().capacity(), candidate.participantId()),
                field);
    }

    private static Refusal inactive(Member candidate, String field) {
        return Refusal.of(
                RejectionCode.ENROLLMENT_INACTIVE,
                "The enrolment of %s is paused or withdrawn.".formatted(candidate.participantId()),
                field);
    }
}
