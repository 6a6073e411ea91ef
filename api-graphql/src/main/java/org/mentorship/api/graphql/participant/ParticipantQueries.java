package org.mentorship.api.graphql.participant;

import static org.mentorship.api.graphql.common.Inputs.orEmpty;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.graphql.common.AccessRule;
import org.mentorship.api.graphql.common.AccessRules;
import org.mentorship.api.graphql.common.Connection;
import org.mentorship.api.graphql.common.Connections;
import org.mentorship.api.graphql.common.Reads;
import org.mentorship.api.graphql.common.Thing;
import org.mentorship.api.security.Caller;
import org.mentorship.query.contract.participant.ListParticipants;
import org.mentorship.query.contract.participant.MentorHit;
import org.mentorship.query.contract.participant.ParticipantFilter;
import org.mentorship.query.contract.participant.ParticipantView;
import org.mentorship.query.contract.participant.SearchMentors;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Reads people and the mentor directory. */
@Controller
final class ParticipantQueries {

    private static final AccessRule ONE = AccessRules.of("Query", "participant");

    private final Reads reads;

    ParticipantQueries(Reads reads) {
        this.reads = reads;
    }

    @QueryMapping
    CompletableFuture<ParticipantView> participant(
            @Argument String id, @Argument @Nullable Long minVersion, Caller caller) {
        if (!ONE.allowsAny(caller)
                && !ONE.self(caller).filter(self -> self.value().equals(id)).isPresent()) {
            throw GraphQlErrors.notFound(Thing.PARTICIPANT.name());
        }
        return reads.get(Thing.PARTICIPANT, id, minVersion);
    }

    @QueryMapping
    CompletableFuture<Connection<ParticipantView>> participants(
            @Argument @Nullable Filter filter, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        var program = filter == null ? null : filter.programId();
        var which = program == null ? ParticipantFilter.any() : new ParticipantFilter(null, List.of(program));
        return reads.ask(new ListParticipants(which, Connections.first(first), after))
                .thenApply(page -> Connections.of(page, after));
    }

    @QueryMapping
    CompletableFuture<Connection<MentorHit>> mentors(
            @Argument @Nullable Search search, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        var asked = search == null ? new Search(null, null, null, null, null, null, null, null) : search;
        return reads.ask(asked.query(Connections.first(first), after)).thenApply(page -> Connections.of(page, after));
    }

    /** Which people; null means any. */
    record Filter(@Nullable String programId) {}

    /** What to look for in the mentor directory. */
    record Search(
            @Nullable String programId,
            @Nullable List<String> expertise,
            @Nullable List<String> interests,
            @Nullable List<String> languages,
            @Nullable String industry,
            @Nullable Integer seniorityAtLeast,
            @Nullable String text,
            @Nullable Boolean onlyFree) {

        SearchMentors query(int first, @Nullable String after) {
            return new SearchMentors(
                    programId,
                    orEmpty(expertise),
                    orEmpty(interests),
                    orEmpty(languages),
                    industry,
                    seniorityAtLeast,
                    text,
                    Boolean.TRUE.equals(onlyFree),
                    first,
                    after);
        }
    }
}
