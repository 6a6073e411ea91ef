package org.mentorship.api.graphql.participant;

import static org.mentorship.api.graphql.common.Inputs.orEmpty;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.AccessRule;
import org.mentorship.api.graphql.common.AccessRules;
import org.mentorship.api.graphql.common.Connection;
import org.mentorship.api.graphql.common.Connections;
import org.mentorship.api.graphql.common.Inputs;
import org.mentorship.api.graphql.common.Reads;
import org.mentorship.api.graphql.common.Thing;
import org.mentorship.api.graphql.common.TieFinder;
import org.mentorship.api.graphql.common.Ties;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.query.contract.enrollment.EnrollmentFilter;
import org.mentorship.query.contract.enrollment.EnrollmentStatus;
import org.mentorship.query.contract.enrollment.ListEnrollments;
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
    private static final AccessRule MANY = AccessRules.of("Query", "participants");
    private static final AccessRule MENTORS = AccessRules.of("Query", "mentors");
    private static final int PLACES = 100;

    private final Reads reads;
    private final TieFinder ties;

    ParticipantQueries(Reads reads, TieFinder ties) {
        this.reads = reads;
        this.ties = ties;
    }

    @QueryMapping
    CompletableFuture<ParticipantView> participant(
            @Argument String id, @Argument @Nullable Long minVersion, Caller caller) {
        return mayRead(caller, id)
                .thenCompose(may -> may
                        ? reads.get(Thing.PARTICIPANT, id, minVersion)
                        : reads.hidden(Thing.PARTICIPANT, id, minVersion));
    }

    private CompletableFuture<Boolean> mayRead(Caller caller, String id) {
        if (ONE.allowsAny(caller)
                || ONE.self(caller).filter(self -> self.value().equals(id)).isPresent()) {
            return CompletableFuture.completedFuture(true);
        }
        if (!caller.has(ActorRole.COORDINATOR)) {
            return CompletableFuture.completedFuture(false);
        }
        var person = Inputs.existing(Thing.PARTICIPANT.name(), id, ParticipantId::new);
        return ties.person(caller, person).thenApply(Ties::coordinated);
    }

    @QueryMapping
    CompletableFuture<Connection<ParticipantView>> participants(
            @Argument @Nullable Filter filter,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            Caller caller) {
        var which = new ParticipantFilter(null, MANY.programs(caller, filter == null ? null : filter.programId()));
        return reads.ask(new ListParticipants(which, Connections.first(first), after))
                .thenApply(page -> Connections.of(page, after));
    }

    @QueryMapping
    CompletableFuture<Connection<MentorHit>> mentors(
            @Argument @Nullable Search search,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            Caller caller) {
        var asked = search == null ? new Search(null, null, null, null, null, null, null, null) : search;
        var count = Connections.first(first);
        return programsOf(caller)
                .thenCompose(programs -> reads.ask(asked.query(programs, count, after)))
                .thenApply(page -> Connections.of(page, after));
    }

    /** The programmes whose mentors the caller sees; null for all. */
    private CompletableFuture<@Nullable List<String>> programsOf(Caller caller) {
        var coordinated = MENTORS.programs(caller);
        if (coordinated.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        var self = MENTORS.self(caller);
        return self.isEmpty()
                ? CompletableFuture.completedFuture(coordinated.get())
                : enrolled(new TreeSet<>(coordinated.get()), self.get().value(), null)
                        .thenApply(List::copyOf);
    }

    private CompletableFuture<Set<String>> enrolled(Set<String> programs, String person, @Nullable String after) {
        var own = new EnrollmentFilter(null, person, null, null, false);
        return reads.ask(new ListEnrollments(own, PLACES, after)).thenCompose(page -> {
            page.items().stream()
                    .filter(place -> place.participantId().equals(person))
                    .filter(place -> place.status() != EnrollmentStatus.WITHDRAWN)
                    .forEach(place -> programs.add(place.programId()));
            return page.hasNext()
                    ? enrolled(programs, person, page.edges().getLast().cursor())
                    : CompletableFuture.completedFuture(programs);
        });
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

        SearchMentors query(@Nullable List<String> among, int first, @Nullable String after) {
            return new SearchMentors(
                    programId,
                    among,
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
