package org.mentorship.api.graphql.audit;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.AccessRule;
import org.mentorship.api.graphql.common.AccessRules;
import org.mentorship.api.graphql.common.Batches;
import org.mentorship.api.graphql.common.Connection;
import org.mentorship.api.graphql.common.Connections;
import org.mentorship.api.graphql.common.Reads;
import org.mentorship.api.graphql.common.Thing;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.privacy.Revealer;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.enrollment.FindProgramsOfPerson;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.program.FindCoordinatedPrograms;
import org.mentorship.query.contract.timeline.AuditFilter;
import org.mentorship.query.contract.timeline.FieldChange;
import org.mentorship.query.contract.timeline.ListAuditLog;
import org.mentorship.query.contract.timeline.TimelineEntry;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Reads the audit log. */
@Controller
final class AuditQueries {

    private static final AccessRule RULE = AccessRules.of("Query", "auditLog");

    private static final Page<TimelineEntry> NOTHING = new Page<>(List.of(), false);

    private final Reads reads;

    private final Revealer revealer;

    AuditQueries(Reads reads, Revealer revealer) {
        this.reads = reads;
        this.revealer = revealer;
    }

    @QueryMapping
    CompletableFuture<Connection<AuditEntry>> auditLog(
            @Argument @Nullable Filter filter,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            Caller caller) {
        var asked = filter == null ? new Filter(null, null, null, null, null, null, null) : filter;
        var which = asked.toQuery(RULE.programs(caller, asked.programId()));
        var asking = new ListAuditLog(which, Connections.first(first), after);
        return isWithin(which)
                .thenCompose(within -> within ? reads.ask(asking) : CompletableFuture.completedFuture(NOTHING))
                .thenApply(page -> Connections.mapped(
                        page, after, entry -> AuditEntry.of(entry, readsReasonGiven(caller, entry))));
    }

    /**
     * Whether what is asked for has to do with the programmes in which it is looked for. What has not is not looked for in the
     * log, where it would take longer to find nothing of what is there elsewhere than of what nobody has.
     */
    private CompletableFuture<Boolean> isWithin(AuditFilter filter) {
        var programs = filter.programIds();
        if (programs == null) {
            return CompletableFuture.completedFuture(true);
        }
        var people = Stream.of(filter.participantId(), filter.actor())
                .filter(Objects::nonNull)
                .filter(id -> id.startsWith(ParticipantId.PREFIX))
                .distinct()
                .map(person -> isWithin(person, programs));
        var mentorships = Stream.ofNullable(filter.mentorshipId())
                .map(id -> reads.find(Thing.MENTORSHIP, id)
                        .thenApply(found -> found.map(MentorshipView::programId)
                                .filter(programs::contains)
                                .isPresent()));
        return Stream.concat(mentorships, people)
                .reduce(
                        CompletableFuture.completedFuture(true),
                        (one, other) -> one.thenCombine(other, Boolean::logicalAnd));
    }

    /** By a place, or as one who coordinates. */
    private CompletableFuture<Boolean> isWithin(String person, List<String> programs) {
        return reads.ask(new FindProgramsOfPerson(person))
                .thenCombine(
                        reads.ask(new FindCoordinatedPrograms(person)),
                        (places, coordinated) -> Stream.concat(places.stream(), coordinated.stream())
                                .anyMatch(programs::contains));
    }

    /** As far as the caller may read the text of the event: of a place, administrators may; of a mentorship, they may not. */
    private static boolean readsReasonGiven(Caller caller, TimelineEntry entry) {
        return entry.programId() != null && caller.coordinates(entry.programId())
                || caller.has(ActorRole.ADMIN) && entry.stream().startsWith(EnrollmentId.PREFIX);
    }

    /** An official reason is never revealed, also one that looks like ciphertext: it was stored as it was said. */
    @SchemaMapping(typeName = "AuditEntry")
    @Nullable String reason(AuditEntry entry) {
        var given = entry.reasonGiven();
        return given == null ? entry.officialReason() : revealer.reveal(given).orElse(null);
    }

    @SchemaMapping(typeName = "AuditEntry")
    CompletableFuture<List<FieldChange>> changes(AuditEntry entry, DataFetchingEnvironment environment) {
        return Batches.changes(environment, entry.position())
                .thenApply(changes -> changes == null
                        ? List.of()
                        : changes.stream().map(this::shown).toList());
    }

    /** Texts are erased when their key is, and not before, whoever is in the mentorship. */
    private FieldChange shown(FieldChange change) {
        var owner = change.textsOf();
        return owner != null && revealer.isErased(owner) ? change.erased() : change;
    }

    /** Which events; null means any. */
    record Filter(
            @Nullable String participantId,
            @Nullable String mentorshipId,
            @Nullable String programId,
            @Nullable List<String> types,
            @Nullable String actor,
            @Nullable Instant from,
            @Nullable Instant to) {

        AuditFilter toQuery(@Nullable List<String> programs) {
            return new AuditFilter(participantId, mentorshipId, programs, types, actor, from, to);
        }
    }
}
