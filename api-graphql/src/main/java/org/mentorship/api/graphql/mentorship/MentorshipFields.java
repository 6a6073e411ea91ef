package org.mentorship.api.graphql.mentorship;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.graphql.audit.AuditEntry;
import org.mentorship.api.graphql.common.AccessRule;
import org.mentorship.api.graphql.common.AccessRules;
import org.mentorship.api.graphql.common.AsOf;
import org.mentorship.api.graphql.common.Batches;
import org.mentorship.api.graphql.common.Callers;
import org.mentorship.api.graphql.common.Connection;
import org.mentorship.api.graphql.common.Connections;
import org.mentorship.api.graphql.common.Reads;
import org.mentorship.api.graphql.common.Standing;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.mentorship.Visibility;
import org.mentorship.contract.time.ServiceClock;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.mentorship.AgreementView;
import org.mentorship.query.contract.mentorship.CheckInView;
import org.mentorship.query.contract.mentorship.ConcernView;
import org.mentorship.query.contract.mentorship.FeedbackView;
import org.mentorship.query.contract.mentorship.Health;
import org.mentorship.query.contract.mentorship.HealthView;
import org.mentorship.query.contract.mentorship.IntroductionView;
import org.mentorship.query.contract.mentorship.MeetingView;
import org.mentorship.query.contract.mentorship.MemberView;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.mentorship.ResourceView;
import org.mentorship.query.contract.participant.ParticipantView;
import org.mentorship.query.contract.program.FindProgram;
import org.mentorship.query.contract.program.ProgramView;
import org.mentorship.query.contract.timeline.StreamHistory;
import org.mentorship.query.contract.timeline.TimelineEntry;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What a mentorship leads to: its programme, its people, its long lists and its history. */
@Controller
@SchemaMapping(typeName = "Mentorship")
final class MentorshipFields {

    private static final AccessRule HISTORY = AccessRules.of("Mentorship", "history");

    /** Events whose reason the schema shows to coordinators only. */
    private static final Set<String> FOR_COORDINATORS = Set.of("MemberLeft");

    private final Reads reads;
    private final Clock clock;

    MentorshipFields(Reads reads, ServiceClock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    @SchemaMapping
    CompletableFuture<@Nullable ProgramView> program(MentorshipView mentorship, DataFetchingEnvironment environment) {
        var id = mentorship.programId();
        return AsOf.of(environment)
                .map(instant -> reads.ask(new FindProgram(id, null, instant)).thenApply(MentorshipFields::orNull))
                .orElseGet(() -> Batches.program(environment, id));
    }

    @SchemaMapping
    CompletableFuture<List<ParticipantView>> mentors(MentorshipView mentorship, DataFetchingEnvironment environment) {
        return people(mentorship, Role.MENTOR, environment);
    }

    @SchemaMapping
    CompletableFuture<List<ParticipantView>> mentees(MentorshipView mentorship, DataFetchingEnvironment environment) {
        return people(mentorship, Role.MENTEE, environment);
    }

    @SchemaMapping
    CompletableFuture<List<ParticipantView>> peers(MentorshipView mentorship, DataFetchingEnvironment environment) {
        return people(mentorship, Role.PEER, environment);
    }

    @SchemaMapping
    @Nullable AgreementView agreement(MentorshipView mentorship) {
        return mentorship.agreement() != null ? mentorship.agreement() : mentorship.proposedAgreement();
    }

    @SchemaMapping
    Connection<MeetingView> meetings(
            MentorshipView mentorship, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        return Connections.of(mentorship.meetings(), MeetingView::meetingId, first, after);
    }

    @SchemaMapping
    Connection<ResourceView> resources(
            MentorshipView mentorship, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        return Connections.of(mentorship.resources(), ResourceView::resourceId, first, after);
    }

    @SchemaMapping
    Connection<IntroductionView> introductions(
            MentorshipView mentorship, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        return Connections.of(mentorship.introductions(), IntroductionView::introductionId, first, after);
    }

    @SchemaMapping
    Connection<CheckInView> checkIns(
            MentorshipView mentorship, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        return Connections.of(mentorship.checkIns(), CheckInView::checkInId, first, after);
    }

    @SchemaMapping
    Connection<FeedbackView> feedback(
            MentorshipView mentorship,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            DataFetchingEnvironment environment) {
        var standing = Standing.of(environment, mentorship);
        var visible = mentorship.feedback().stream()
                .filter(feedback -> !isHidden(feedback, standing))
                .toList();
        return Connections.of(visible, FeedbackView::feedbackId, first, after);
    }

    @SchemaMapping
    Connection<ConcernView> concerns(
            MentorshipView mentorship,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            DataFetchingEnvironment environment) {
        var standing = Standing.of(environment, mentorship);
        var visible = mentorship.concerns().stream()
                .filter(concern -> standing.readsAsStaff() || standing.is(concern.raisedBy()))
                .toList();
        return Connections.of(visible, ConcernView::concernId, first, after);
    }

    @SchemaMapping
    HealthView health(MentorshipView mentorship, DataFetchingEnvironment environment) {
        return Health.of(mentorship, AsOf.of(environment).orElseGet(clock::instant));
    }

    @SchemaMapping
    CompletableFuture<Connection<AuditEntry>> history(
            MentorshipView mentorship,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            DataFetchingEnvironment environment) {
        var standing = Standing.of(environment, mentorship);
        if (!standing.isMember() && !HISTORY.allows(Callers.of(environment), mentorship.programId())) {
            throw GraphQlErrors.forbidden();
        }
        var asked = new StreamHistory(
                mentorship.id(), Connections.first(first), after, mentorship.version(), standing.unseen(mentorship));
        return Batches.history(environment, asked)
                .thenApply(page -> Connections.mapped(page, after, entry -> shown(entry, mentorship, standing)));
    }

    private static CompletableFuture<List<ParticipantView>> people(
            MentorshipView mentorship, Role role, DataFetchingEnvironment environment) {
        return Batches.participants(
                environment,
                mentorship.members(role).stream()
                        .filter(MentorshipFields::isOrWasToBeIn)
                        .map(MemberView::participantId)
                        .toList());
    }

    private static boolean isOrWasToBeIn(MemberView member) {
        return switch (member.state()) {
            case PROPOSED, ACCEPTED, DECLINED, JOINING, ACTIVE -> true;
            case NOT_ADMITTED, LEFT -> false;
        };
    }

    private static boolean isHidden(FeedbackView feedback, Standing standing) {
        return !standing.readsAsStaff()
                && !(standing.isMember() && feedback.visibility() == Visibility.SHARED)
                && !standing.is(feedback.givenBy());
    }

    private static AuditEntry shown(TimelineEntry entry, MentorshipView mentorship, Standing standing) {
        var readsReason = standing.coordinator() || standing.isMember() && !FOR_COORDINATORS.contains(entry.type());
        return new AuditEntry(entry, readsReason, entry.sequence() - standing.unseen(mentorship, entry.sequence()));
    }

    private static <V> @Nullable V orNull(Lookup<V> lookup) {
        return lookup.view().orElse(null);
    }
}
