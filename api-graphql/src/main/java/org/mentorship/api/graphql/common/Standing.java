package org.mentorship.api.graphql.common;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.query.contract.mentorship.MemberState;
import org.mentorship.query.contract.mentorship.MemberView;
import org.mentorship.query.contract.mentorship.MentorshipView;

/**
 * How a caller stands to one mentorship; local context of everything below its fields. Whoever neither is a member nor has
 * a role that reaches it is nobody to it, and is shown nothing that is kept from anybody.
 *
 * @param member the caller's participant id if they are a member, else null
 * @param coordinator whether the caller is a coordinator of its programme
 * @param staff whether one of the caller's roles reaches it, whoever its members are
 * @param programId the mentorship's programme; null for nobody
 */
public record Standing(
        @Nullable String member,
        boolean coordinator,
        boolean staff,
        @Nullable String programId) {

    private static final AccessRule RULE = AccessRules.of("Query", "mentorship");
    private static final Standing NOBODY = new Standing(null, false, false, null);

    /** Key in the GraphQL context of how the caller stands now to a mentorship that is shown as it was. */
    private record Now(String mentorshipId) {}

    public static Standing of(Caller caller, MentorshipView mentorship) {
        var member =
                self(caller, mentorship).filter(found -> found.state().isIn()).map(MemberView::participantId);
        return new Standing(
                member.orElse(null),
                caller.coordinates(mentorship.programId()),
                RULE.allows(caller, mentorship.programId()),
                mentorship.programId());
    }

    /** How the caller stands to the mentorship that a field is read of; who they are now counts also where it is shown as it was. */
    public static Standing of(DataFetchingEnvironment environment, MentorshipView mentorship) {
        return AsOf.of(environment).isPresent()
                ? environment.getGraphQlContext().getOrDefault(new Now(mentorship.id()), NOBODY)
                : of(Callers.of(environment), mentorship);
    }

    /** Keeps how the caller stands to a mentorship for reading it as it was. */
    public static void keep(DataFetchingEnvironment environment, MentorshipView now) {
        environment.getGraphQlContext().put(new Now(now.id()), of(Callers.of(environment), now));
    }

    /** Whether the caller was a member before. */
    public static boolean hasLeft(Caller caller, MentorshipView mentorship) {
        return self(caller, mentorship)
                .filter(member -> member.state() == MemberState.LEFT)
                .isPresent();
    }

    private static Optional<MemberView> self(Caller caller, MentorshipView mentorship) {
        return caller.has(ActorRole.PARTICIPANT)
                ? caller.participant().map(ParticipantId::value).flatMap(mentorship::member)
                : Optional.empty();
    }

    /** Whether the caller may read the mentorship at all. */
    public boolean reads() {
        return isMember() || staff;
    }

    /** Whether the caller reads it as staff. A member does not, whatever else they are, unless they are a coordinator. */
    public boolean readsAsStaff() {
        return coordinator || staff && !isMember();
    }

    public boolean isMember() {
        return member != null;
    }

    /** The version of a mentorship, counting only the events that the caller sees. */
    public long version(MentorshipView mentorship) {
        return mentorship.version() - unseen(mentorship, mentorship.version());
    }

    /** How many of its events up to one (inclusive) the caller does not see. */
    public int unseen(MentorshipView mentorship, long upTo) {
        return readsAsStaff() ? 0 : mentorship.keptBack().hiddenFrom(String.valueOf(member), upTo);
    }

    /** The numbers of its events that the caller does not see. */
    public List<Long> unseen(MentorshipView mentorship) {
        return readsAsStaff() ? List.of() : mentorship.keptBack().hiddenFrom(String.valueOf(member));
    }

    /** The number in its stream of the last event that the caller sees. */
    public long lastSeen(MentorshipView mentorship) {
        return readsAsStaff()
                ? mentorship.version()
                : mentorship.keptBack().lastSeenBy(String.valueOf(member), mentorship.version());
    }

    /** When the last event that the caller sees was recorded. */
    public Instant updatedAt(MentorshipView mentorship) {
        return readsAsStaff()
                ? mentorship.updatedAt()
                : mentorship
                        .keptBack()
                        .lastSeenAt(String.valueOf(member), mentorship.version())
                        .orElse(mentorship.updatedAt());
    }

    /** Whether the caller is this member. */
    public boolean is(@Nullable String participantId) {
        return member != null && Objects.equals(member, participantId);
    }
}
