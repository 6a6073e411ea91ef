package org.mentorship.query.mentorship;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.Lookup.Found;
import org.mentorship.query.contract.Lookup.Unknown;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.mentorship.FindMentorship;
import org.mentorship.query.contract.mentorship.FindMentorshipsByIds;
import org.mentorship.query.contract.mentorship.ListMentorships;
import org.mentorship.query.contract.mentorship.MentorshipFilter;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.read.Pages;
import org.mentorship.query.read.QueryArea;
import org.mentorship.query.read.QueryHandlers;
import org.mentorship.query.read.StreamFold;
import org.mentorship.query.read.ViewRepository;

/** Answers questions about mentorships. */
public final class MentorshipQueries implements QueryArea {

    private static final String LIST = "mentorships";

    private final ViewRepository<MentorshipView> mentorships;
    private final StreamFold streams;

    public MentorshipQueries(ViewRepository<MentorshipView> mentorships, StreamFold streams) {
        this.mentorships = mentorships;
        this.streams = streams;
    }

    @Override
    public void register(QueryHandlers handlers) {
        handlers.onAsync(FindMentorship.class, this::find);
        handlers.on(FindMentorshipsByIds.class, query -> mentorships.findAll(query.ids()));
        handlers.on(ListMentorships.class, this::list);
    }

    private CompletableFuture<Lookup<MentorshipView>> find(FindMentorship query) {
        if (query.asOf() == null) {
            return mentorships.find(query.id(), query.minVersion());
        }
        return completedFuture(streams.asOf(MentorshipFold.TYPE, query.id(), query.asOf())
                .<Lookup<MentorshipView>>map(Found::new)
                .orElseGet(Unknown::new));
    }

    private Page<MentorshipView> list(ListMentorships query) {
        var first = Pages.length(query.first());
        var after = Pages.key(LIST, query.after());
        if (isEmpty(query.filter().programIds()) || isEmpty(query.filter().statuses())) {
            return Pages.empty();
        }
        return Pages.of(
                mentorships.page(filter(query.filter()), after, first + 1),
                first,
                mentorship -> Pages.cursor(LIST, mentorship.id()));
    }

    private static boolean isEmpty(@Nullable List<?> list) {
        return list != null && list.isEmpty();
    }

    private static Document filter(MentorshipFilter filter) {
        var document = new Document();
        if (filter.programIds() != null) {
            document.append("program", new Document("$in", filter.programIds()));
        }
        if (filter.participantId() != null) {
            document.append("people", filter.participantId());
        }
        if (filter.reader() != null) {
            var own = new Document("members", filter.reader().member());
            var ofPrograms =
                    new Document("program", new Document("$in", filter.reader().programIds()));
            document.append("$or", List.of(own, ofPrograms));
        }
        if (filter.statuses() != null) {
            document.append(
                    "status",
                    new Document(
                            "$in", filter.statuses().stream().map(Enum::name).toList()));
        }
        if (filter.format() != null) {
            document.append("format", filter.format().name());
        }
        if (filter.openConcerns()) {
            document.append("openConcerns", new Document("$gt", 0));
        }
        return document;
    }
}
