package org.mentorship.query.enrollment;

import java.util.List;
import org.bson.Document;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.enrollment.EnrollmentFilter;
import org.mentorship.query.contract.enrollment.EnrollmentView;
import org.mentorship.query.contract.enrollment.FindEnrollment;
import org.mentorship.query.contract.enrollment.FindEnrollmentsByIds;
import org.mentorship.query.contract.enrollment.FindProgramsOfPerson;
import org.mentorship.query.contract.enrollment.ListEnrollments;
import org.mentorship.query.read.Pages;
import org.mentorship.query.read.QueryArea;
import org.mentorship.query.read.QueryHandlers;
import org.mentorship.query.read.ViewRepository;

/** Answers questions about places in programmes. */
public final class EnrollmentQueries implements QueryArea {

    private static final String LIST = "enrollments";

    private final ViewRepository<EnrollmentView> enrollments;

    public EnrollmentQueries(ViewRepository<EnrollmentView> enrollments) {
        this.enrollments = enrollments;
    }

    @Override
    public void register(QueryHandlers handlers) {
        handlers.onAsync(FindEnrollment.class, query -> enrollments.find(query.id(), query.minVersion()));
        handlers.on(FindEnrollmentsByIds.class, query -> enrollments.findAll(query.ids()));
        handlers.on(ListEnrollments.class, this::list);
        handlers.on(FindProgramsOfPerson.class, query -> programsOf(query.participantId()));
    }

    private Page<EnrollmentView> list(ListEnrollments query) {
        var first = Pages.length(query.first());
        var after = Pages.key(LIST, query.after());
        var programs = query.filter().programIds();
        if (programs != null && programs.isEmpty()) {
            return Pages.empty();
        }
        return Pages.of(
                enrollments.page(filter(query.filter()), after, first + 1),
                first,
                enrollment -> Pages.cursor(LIST, enrollment.id()));
    }

    private List<String> programsOf(String participant) {
        return enrollments.headers(new Document("participant", participant), List.of("program")).stream()
                .map(place -> place.text("program"))
                .distinct()
                .toList();
    }

    private static Document filter(EnrollmentFilter filter) {
        var document = new Document();
        if (filter.programIds() != null) {
            document.append("program", new Document("$in", filter.programIds()));
        }
        if (filter.participantId() != null) {
            document.append("participant", filter.participantId());
        }
        if (filter.role() != null) {
            document.append("role", filter.role().name());
        }
        if (filter.status() != null) {
            document.append("status", filter.status().name());
        }
        if (filter.onlyFree()) {
            document.append("free", new Document("$gt", 0));
        }
        return document;
    }
}
