package org.mentorship.api.graphql.common;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.query.contract.enrollment.FindEnrollmentsByIds;
import org.mentorship.query.contract.enrollment.FindProgramsOfPerson;
import org.springframework.stereotype.Component;

/** Finds out how a caller is tied to what a step is about. */
@Component
public final class TieFinder {

    private final Reads reads;

    TieFinder(Reads reads) {
        this.reads = reads;
    }

    /** To a programme, which everybody can see; fails with NOT_FOUND if there is none. */
    public CompletableFuture<Ties> program(Caller caller, ProgramId id) {
        return caller.coordinates(id.value())
                ? CompletableFuture.completedFuture(new Ties(false, true))
                : reads.find(Thing.PROGRAM, id.value()).thenApply(found -> {
                    if (found.isEmpty()) {
                        throw GraphQlErrors.notFound(Thing.PROGRAM.name());
                    }
                    return Ties.NONE;
                });
    }

    public CompletableFuture<Ties> enrollment(Caller caller, EnrollmentId id) {
        return reads.find(Thing.ENROLLMENT, id.value())
                .thenApply(found -> found.map(place ->
                                new Ties(caller.is(place.participantId()), caller.coordinates(place.programId())))
                        .orElse(Ties.NONE));
    }

    /**
     * To a person. People are of the programmes in which they have a place, also a withdrawn one; who has none yet can be
     * given one by every coordinator.
     */
    public CompletableFuture<Ties> person(Caller caller, ParticipantId id) {
        return caller.is(id.value())
                ? CompletableFuture.completedFuture(new Ties(true, false))
                : isCoordinated(caller, id).thenApply(coordinated -> new Ties(false, coordinated));
    }

    /** By the ids that the places must have, which are found at once; all their places are looked for only if there are none. */
    private CompletableFuture<Boolean> isCoordinated(Caller caller, ParticipantId person) {
        return reads.ask(new FindEnrollmentsByIds(places(caller, person)))
                .thenCompose(found -> found.isEmpty()
                        ? reads.ask(new FindProgramsOfPerson(person.value()))
                                .thenApply(programs ->
                                        programs.isEmpty() || programs.stream().anyMatch(caller::coordinates))
                        : CompletableFuture.completedFuture(true));
    }

    private static List<String> places(Caller caller, ParticipantId person) {
        var ids = new ArrayList<String>();
        for (var program : caller.coordinated()) {
            Arrays.stream(Role.values())
                    .map(role -> Ids.enrollment(new ProgramId(program), person, role))
                    .map(EnrollmentId::value)
                    .forEach(ids::add);
        }
        return ids;
    }
}
