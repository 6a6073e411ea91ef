package org.mentorship.query.participant;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.enrollment.EnrollmentView;
import org.mentorship.query.contract.participant.FindParticipant;
import org.mentorship.query.contract.participant.FindParticipantsByIds;
import org.mentorship.query.contract.participant.ListParticipants;
import org.mentorship.query.contract.participant.ParticipantFilter;
import org.mentorship.query.contract.participant.ParticipantView;
import org.mentorship.query.read.Pages;
import org.mentorship.query.read.QueryArea;
import org.mentorship.query.read.QueryHandlers;
import org.mentorship.query.read.ViewRepository;

/** Answers questions about people. */
public final class ParticipantQueries implements QueryArea {

    private static final String LIST = "participants";

    private final ViewRepository<ParticipantView> participants;
    private final ViewRepository<EnrollmentView> enrollments;

    public ParticipantQueries(
            ViewRepository<ParticipantView> participants, ViewRepository<EnrollmentView> enrollments) {
        this.participants = participants;
        this.enrollments = enrollments;
    }

    @Override
    public void register(QueryHandlers handlers) {
        handlers.onAsync(FindParticipant.class, query -> participants.find(query.id(), query.minVersion()));
        handlers.on(FindParticipantsByIds.class, query -> participants.findAll(query.ids()));
        handlers.on(ListParticipants.class, this::list);
    }

    private Page<ParticipantView> list(ListParticipants query) {
        var first = Pages.length(query.first());
        var after = Pages.key(LIST, query.after());
        var among = among(query.filter());
        var items =
                among == null ? participants.page(new Document(), after, first + 1) : listed(among, after, first + 1);
        return Pages.of(items, first, participant -> Pages.cursor(LIST, participant.id()));
    }

    /** The ids to list, ascending; null for all. */
    private @Nullable TreeSet<String> among(ParticipantFilter filter) {
        if (filter.programIds() == null) {
            return filter.ids() == null ? null : new TreeSet<>(filter.ids());
        }
        var enrolled = new TreeSet<String>();
        if (!filter.programIds().isEmpty()) {
            enrollments
                    .headers(new Document("program", new Document("$in", filter.programIds())), List.of("participant"))
                    .forEach(header -> enrolled.add(header.text("participant")));
        }
        if (filter.ids() != null) {
            enrolled.retainAll(filter.ids());
        }
        return enrolled;
    }

    private List<ParticipantView> listed(TreeSet<String> among, @Nullable String after, int limit) {
        var ids = (after == null ? among : among.tailSet(after, false))
                .stream().limit(limit).toList();
        var views = participants.findAll(ids);
        return ids.stream().map(views::get).filter(Objects::nonNull).toList();
    }
}
