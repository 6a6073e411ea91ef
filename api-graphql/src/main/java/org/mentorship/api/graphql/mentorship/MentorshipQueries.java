package org.mentorship.api.graphql.mentorship;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.graphql.common.AccessRule;
import org.mentorship.api.graphql.common.AccessRules;
import org.mentorship.api.graphql.common.Connection;
import org.mentorship.api.graphql.common.Connections;
import org.mentorship.api.graphql.common.CountedReads;
import org.mentorship.api.graphql.common.MentorshipAccess;
import org.mentorship.api.graphql.common.Reads;
import org.mentorship.api.graphql.common.Standing;
import org.mentorship.api.graphql.common.Thing;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.program.Format;
import org.mentorship.query.contract.mentorship.FindMentorship;
import org.mentorship.query.contract.mentorship.ListMentorships;
import org.mentorship.query.contract.mentorship.MentorshipFilter;
import org.mentorship.query.contract.mentorship.MentorshipStatus;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Reads mentorships. */
@Controller
final class MentorshipQueries {

    private static final AccessRule ONE = AccessRules.of("Query", "mentorship");
    private static final AccessRule MANY = AccessRules.of("Query", "mentorships");

    /** Concerns are for those who can resolve them. */
    private static final AccessRule CONCERNS = AccessRules.of("Mutation", "resolveConcern");

    private final Reads reads;
    private final CountedReads counted;

    MentorshipQueries(Reads reads, CountedReads counted) {
        this.reads = reads;
        this.counted = counted;
    }

    @QueryMapping
    CompletableFuture<MentorshipView> mentorship(
            @Argument String id,
            @Argument @Nullable Instant asOf,
            @Argument @Nullable Long minVersion,
            Caller caller,
            DataFetchingEnvironment environment) {
        if (asOf == null) {
            return counted.readable(ONE, caller, id, minVersion);
        }
        // Who one is now decides whether, and as whom, one reads what it was.
        return reads.get(Thing.MENTORSHIP, id, null)
                .thenCompose(now -> {
                    Standing.keep(environment, MentorshipAccess.readable(ONE, caller, now));
                    return reads.ask(new FindMentorship(id, null, asOf));
                })
                .thenApply(then -> then.view().orElseThrow(() -> GraphQlErrors.notFound(Thing.MENTORSHIP.name())));
    }

    @QueryMapping
    CompletableFuture<Connection<MentorshipView>> mentorships(
            @Argument @Nullable Filter filter,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            Caller caller) {
        var asked = filter == null ? new Filter(null, null, null, null, null) : filter;
        var count = Connections.first(first);
        if (MANY.isForSelf(caller, asked.participantId())) {
            return own(asked, count, after, caller);
        }
        if (asked.wantsOpenConcerns() && !seesConcerns(caller)) {
            throw GraphQlErrors.forbidden();
        }
        var programs = (asked.wantsOpenConcerns() ? CONCERNS : MANY).programs(caller, asked.programId());
        return reads.ask(new ListMentorships(asked.of(programs, asked.participantId(), null), count, after))
                .thenApply(page -> Connections.of(page, after));
    }

    private CompletableFuture<Connection<MentorshipView>> own(
            Filter asked, int first, @Nullable String after, Caller caller) {
        var self = MANY.self(caller).orElseThrow(GraphQlErrors::forbidden).value();
        if (asked.wantsOpenConcerns()) {
            throw GraphQlErrors.forbidden();
        }
        var programs = asked.programId() == null ? null : List.of(asked.programId());
        var reader = new MentorshipFilter.Reader(self, List.copyOf(caller.coordinated()));
        return reads.ask(new ListMentorships(asked.of(programs, self, reader), first, after))
                .thenApply(page -> Connections.mapped(
                        page,
                        after,
                        mentorship -> MentorshipAccess.mayRead(MANY, caller, mentorship) ? mentorship : null));
    }

    private static boolean seesConcerns(Caller caller) {
        return caller.has(ActorRole.COORDINATOR) || caller.has(ActorRole.ADMIN);
    }

    /** Which mentorships; null means any. */
    record Filter(
            @Nullable String programId,
            @Nullable String participantId,
            @Nullable List<MentorshipStatus> statuses,
            @Nullable Format format,
            @Nullable Boolean openConcerns) {

        boolean wantsOpenConcerns() {
            return Boolean.TRUE.equals(openConcerns);
        }

        MentorshipFilter of(
                @Nullable List<String> programs,
                @Nullable String participant,
                MentorshipFilter.@Nullable Reader reader) {
            return new MentorshipFilter(programs, participant, reader, statuses, format, wantsOpenConcerns());
        }
    }
}
