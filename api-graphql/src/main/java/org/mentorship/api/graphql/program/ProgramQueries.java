package org.mentorship.api.graphql.program;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.Connection;
import org.mentorship.api.graphql.common.Connections;
import org.mentorship.api.graphql.common.Reads;
import org.mentorship.api.graphql.common.Thing;
import org.mentorship.query.contract.program.FindProgram;
import org.mentorship.query.contract.program.ListPrograms;
import org.mentorship.query.contract.program.ProgramFilter;
import org.mentorship.query.contract.program.ProgramView;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Reads programmes. */
@Controller
final class ProgramQueries {

    private final Reads reads;

    ProgramQueries(Reads reads) {
        this.reads = reads;
    }

    @QueryMapping
    CompletableFuture<ProgramView> program(
            @Argument String id, @Argument @Nullable Instant asOf, @Argument @Nullable Long minVersion) {
        return asOf == null
                ? reads.get(Thing.PROGRAM, id, minVersion)
                : reads.get(new FindProgram(id, null, asOf), Thing.PROGRAM);
    }

    @QueryMapping
    CompletableFuture<Connection<ProgramView>> programs(
            @Argument @Nullable Filter filter, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        var which = filter == null
                ? ProgramFilter.any()
                : new ProgramFilter(null, filter.coordinator(), filter.enrollmentOpen(), filter.archived());
        return reads.ask(new ListPrograms(which, Connections.first(first), after))
                .thenApply(page -> Connections.of(page, after));
    }

    /** Which programmes; null means any. */
    record Filter(
            @Nullable String coordinator,
            @Nullable Boolean enrollmentOpen,
            @Nullable Boolean archived) {}
}
