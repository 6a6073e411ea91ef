package org.mentorship.api.graphql.audit;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.AccessRule;
import org.mentorship.api.graphql.common.AccessRules;
import org.mentorship.api.graphql.common.Batches;
import org.mentorship.api.graphql.common.Connection;
import org.mentorship.api.graphql.common.Connections;
import org.mentorship.api.graphql.common.Reads;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.privacy.Revealer;
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
        return reads.ask(new ListAuditLog(which, Connections.first(first), after))
                .thenApply(page -> Connections.mapped(
                        page, after, entry -> AuditEntry.of(entry, readsReasonGiven(caller, entry))));
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
