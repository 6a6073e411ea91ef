package org.mentorship.query.participant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.participant.Attributes;
import org.mentorship.query.contract.InvalidCursor;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.enrollment.EnrollmentStatus;
import org.mentorship.query.contract.enrollment.EnrollmentView;
import org.mentorship.query.contract.participant.MentorHit;
import org.mentorship.query.contract.participant.ParticipantView;
import org.mentorship.query.contract.participant.SearchMentors;
import org.mentorship.query.read.Pages;
import org.mentorship.query.read.QueryArea;
import org.mentorship.query.read.QueryHandlers;
import org.mentorship.query.read.ViewRepository;

/**
 * The mentor directory. Looks at every active mentor of the programme (or of all), so a search costs in proportion to
 * their number; names are ciphertext here and cannot be searched.
 */
public final class MentorDirectory implements QueryArea {

    private static final String LIST = "mentors";
    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingInt(Candidate::matches).reversed().thenComparing(Candidate::enrollmentId);

    private final ViewRepository<ParticipantView> participants;
    private final ViewRepository<EnrollmentView> enrollments;

    private record Candidate(String enrollmentId, String participantId, int matches) {}

    public MentorDirectory(ViewRepository<ParticipantView> participants, ViewRepository<EnrollmentView> enrollments) {
        this.participants = participants;
        this.enrollments = enrollments;
    }

    @Override
    public void register(QueryHandlers handlers) {
        handlers.on(SearchMentors.class, this::search);
    }

    private Page<MentorHit> search(SearchMentors query) {
        var first = Pages.length(query.first());
        var after = position(query.after());
        var page = candidates(query).stream()
                .filter(candidate -> after == null || BEST_FIRST.compare(candidate, after) > 0)
                .sorted(BEST_FIRST)
                .limit(first + 1L)
                .toList();
        return Pages.of(hits(page), first, MentorDirectory::cursor);
    }

    private List<Candidate> candidates(SearchMentors query) {
        var places = enrollments.headers(filter(query), List.of("participant"));
        var people = participants.findAll(places.stream()
                .map(place -> place.text("participant"))
                .distinct()
                .toList());
        var candidates = new ArrayList<Candidate>();
        for (var place : places) {
            var person = people.get(place.text("participant"));
            if (person != null && !person.erased()) {
                matches(query, person.attributes())
                        .ifPresent(matches -> candidates.add(new Candidate(place.id(), person.id(), matches)));
            }
        }
        return candidates;
    }

    private static Document filter(SearchMentors query) {
        var filter = new Document("role", Role.MENTOR.name()).append("status", EnrollmentStatus.ACTIVE.name());
        var programs = programs(query);
        if (programs != null) {
            filter.append("program", new Document("$in", programs));
        }
        if (query.onlyFree()) {
            filter.append("free", new Document("$gt", 0));
        }
        return filter;
    }

    /** The programmes to look in; null for all. */
    private static @Nullable List<String> programs(SearchMentors query) {
        if (query.programId() == null) {
            return query.among();
        }
        return query.among() == null || query.among().contains(query.programId())
                ? List.of(query.programId())
                : List.of();
    }

    private List<MentorHit> hits(List<Candidate> candidates) {
        var places = enrollments.findAll(
                candidates.stream().map(Candidate::enrollmentId).toList());
        var people = participants.findAll(
                candidates.stream().map(Candidate::participantId).distinct().toList());
        var hits = new ArrayList<MentorHit>();
        for (var candidate : candidates) {
            var place = places.get(candidate.enrollmentId());
            var person = people.get(candidate.participantId());
            if (place != null && person != null) {
                hits.add(new MentorHit(person, place, candidate.matches()));
            }
        }
        return hits;
    }

    /** How many of the words asked for are theirs; empty if the mentor is not what was asked for. */
    private static OptionalInt matches(SearchMentors query, Attributes theirs) {
        var seniority = theirs.seniority() == null ? 0 : theirs.seniority();
        if (query.seniorityAtLeast() != null && seniority < query.seniorityAtLeast()) {
            return OptionalInt.empty();
        }
        var counts = new int[] {
            common(query.expertise(), theirs.expertise()),
            common(query.interests(), theirs.interests()),
            common(query.languages(), theirs.languages()),
            common(optional(query.industry()), optional(theirs.industry())),
            words(query.text(), theirs)
        };
        var matches = 0;
        for (var count : counts) {
            if (count < 0) {
                return OptionalInt.empty();
            }
            matches += count;
        }
        return OptionalInt.of(matches);
    }

    /** How many of the words asked for are among theirs; −1 if there are some and none is. */
    private static int common(List<String> asked, List<String> theirs) {
        if (asked.isEmpty()) {
            return 0;
        }
        var have = lowerCase(theirs.stream());
        var count =
                (int) lowerCase(asked.stream()).stream().filter(have::contains).count();
        return count == 0 ? -1 : count;
    }

    /** The number of words in the text; −1 if one of them does not occur. */
    private static int words(@Nullable String text, Attributes theirs) {
        if (text == null || text.isBlank()) {
            return 0;
        }
        var have = String.join(
                "\n",
                lowerCase(Stream.of(theirs.expertise(), theirs.interests(), optional(theirs.industry()))
                        .flatMap(List::stream)));
        var words = text.toLowerCase(Locale.ROOT).strip().split("\\s+");
        return Stream.of(words).allMatch(have::contains) ? words.length : -1;
    }

    private static Set<String> lowerCase(Stream<String> words) {
        var lower = new HashSet<String>();
        words.forEach(word -> lower.add(word.strip().toLowerCase(Locale.ROOT)));
        return lower;
    }

    private static List<String> optional(@Nullable String word) {
        return word == null ? List.of() : List.of(word);
    }

    private static String cursor(MentorHit hit) {
        return Pages.cursor(LIST, hit.matches() + ":" + hit.enrollment().id());
    }

    private static @Nullable Candidate position(@Nullable String cursor) {
        var key = Pages.key(LIST, cursor);
        if (key == null || cursor == null) {
            return null;
        }
        var colon = key.indexOf(':');
        try {
            return new Candidate(key.substring(colon + 1), "", Integer.parseInt(key.substring(0, Math.max(0, colon))));
        } catch (NumberFormatException e) {
            var invalid = new InvalidCursor(cursor);
            invalid.addSuppressed(e);
            throw invalid;
        }
    }
}
