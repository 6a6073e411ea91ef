package org.mentorship.query.program;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.Lookup.Found;
import org.mentorship.query.contract.Lookup.Unknown;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.program.FindCoordinatedPrograms;
import org.mentorship.query.contract.program.FindProgram;
import org.mentorship.query.contract.program.FindProgramsByIds;
import org.mentorship.query.contract.program.ListPrograms;
import org.mentorship.query.contract.program.ProgramFilter;
import org.mentorship.query.contract.program.ProgramView;
import org.mentorship.query.mongo.ViewCollection.Header;
import org.mentorship.query.read.Pages;
import org.mentorship.query.read.QueryArea;
import org.mentorship.query.read.QueryHandlers;
import org.mentorship.query.read.StreamFold;
import org.mentorship.query.read.ViewRepository;

/** Answers questions about programmes. */
public final class ProgramQueries implements QueryArea {

    private static final String LIST = "programs";

    private final ViewRepository<ProgramView> programs;
    private final StreamFold streams;

    public ProgramQueries(ViewRepository<ProgramView> programs, StreamFold streams) {
        this.programs = programs;
        this.streams = streams;
    }

    @Override
    public void register(QueryHandlers handlers) {
        handlers.onAsync(FindProgram.class, this::find);
        handlers.on(FindProgramsByIds.class, query -> programs.findAll(query.ids()));
        handlers.on(ListPrograms.class, this::list);
        handlers.on(FindCoordinatedPrograms.class, query -> coordinatedBy(query.coordinator()));
    }

    private CompletableFuture<Lookup<ProgramView>> find(FindProgram query) {
        if (query.asOf() == null) {
            return programs.find(query.id(), query.minVersion());
        }
        return completedFuture(streams.asOf(ProgramFold.TYPE, query.id(), query.asOf())
                .<Lookup<ProgramView>>map(Found::new)
                .orElseGet(Unknown::new));
    }

    private Page<ProgramView> list(ListPrograms query) {
        var first = Pages.length(query.first());
        var after = Pages.key(LIST, query.after());
        if (query.filter().ids() != null && query.filter().ids().isEmpty()) {
            return Pages.empty();
        }
        return Pages.of(
                programs.page(filter(query.filter()), after, first + 1),
                first,
                program -> Pages.cursor(LIST, program.id()));
    }

    private List<String> coordinatedBy(String coordinator) {
        return programs.headers(filter(new ProgramFilter(null, coordinator, null, null)), List.of("_id")).stream()
                .map(Header::id)
                .toList();
    }

    private static Document filter(ProgramFilter filter) {
        var document = new Document();
        if (filter.ids() != null) {
            document.append("_id", new Document("$in", filter.ids()));
        }
        if (filter.coordinator() != null) {
            document.append("coordinators", filter.coordinator());
        }
        if (filter.enrollmentOpen() != null) {
            document.append("open", filter.enrollmentOpen());
        }
        if (filter.archived() != null) {
            document.append("archived", filter.archived());
        }
        return document;
    }
}
