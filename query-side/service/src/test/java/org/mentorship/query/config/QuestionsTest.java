package org.mentorship.query.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.program.Format;
import org.mentorship.query.contract.InvalidCursor;
import org.mentorship.query.contract.Lookup.Found;
import org.mentorship.query.contract.Lookup.Unknown;
import org.mentorship.query.contract.enrollment.EnrollmentFilter;
import org.mentorship.query.contract.enrollment.EnrollmentStatus;
import org.mentorship.query.contract.enrollment.EnrollmentView;
import org.mentorship.query.contract.enrollment.FindEnrollment;
import org.mentorship.query.contract.enrollment.FindEnrollmentsByIds;
import org.mentorship.query.contract.enrollment.ListEnrollments;
import org.mentorship.query.contract.mentorship.ConcernView;
import org.mentorship.query.contract.mentorship.FindMentorship;
import org.mentorship.query.contract.mentorship.FindMentorshipsByIds;
import org.mentorship.query.contract.mentorship.ListMentorships;
import org.mentorship.query.contract.mentorship.MentorshipFilter;
import org.mentorship.query.contract.mentorship.MentorshipFilter.Reader;
import org.mentorship.query.contract.mentorship.MentorshipStatus;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.participant.FindParticipant;
import org.mentorship.query.contract.participant.FindParticipantsByIds;
import org.mentorship.query.contract.participant.ListParticipants;
import org.mentorship.query.contract.participant.MentorHit;
import org.mentorship.query.contract.participant.ParticipantFilter;
import org.mentorship.query.contract.participant.ParticipantView;
import org.mentorship.query.contract.participant.SearchMentors;
import org.mentorship.query.contract.program.FindProgram;
import org.mentorship.query.contract.program.FindProgramsByIds;
import org.mentorship.query.contract.program.ListPrograms;
import org.mentorship.query.contract.program.ProgramFilter;
import org.mentorship.query.contract.program.ProgramView;
import org.mentorship.query.contract.status.ReadModelStatus;
import org.mentorship.query.contract.status.ReadModelStatusView.State;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.story.Folding;
import org.mentorship.query.story.Story;

@DisplayName("Questions by id, in batches, and by filter")
class QuestionsTest {

    private static final List<LoggedEvent> STORY = Story.of(21, 40);
    private static final Map<String, Object> VIEWS = Folding.views(STORY);

    @TempDir
    private static Path directory;

    private static Running running;

    @BeforeAll
    static void tell() throws Exception {
        running = Running.in(directory).told(STORY);
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    private static <V> List<V> views(Class<V> type, Predicate<V> which) {
        return VIEWS.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(which)
                .toList();
    }

    private static <V> V any(Class<V> type) {
        return views(type, _ -> true).getFirst();
    }

    @Test
    @DisplayName("one thing by its id, and that there is none")
    void by_id() {
        var program = any(ProgramView.class);
        var participant = any(ParticipantView.class);
        var enrollment = any(EnrollmentView.class);
        var mentorship = any(MentorshipView.class);

        assertThat(running.ask(new FindProgram(program.id(), null, null))).isEqualTo(new Found<>(program));
        assertThat(running.ask(new FindParticipant(participant.id(), null))).isEqualTo(new Found<>(participant));
        assertThat(running.ask(new FindEnrollment(enrollment.id(), null))).isEqualTo(new Found<>(enrollment));
        assertThat(running.ask(new FindMentorship(mentorship.id(), null, null))).isEqualTo(new Found<>(mentorship));
        assertThat(running.ask(new FindMentorship("mnt_none", null, null))).isEqualTo(new Unknown<>());
    }

    @Test
    @DisplayName("a mentorship and a programme as they were recorded at any instant")
    void as_of() {
        var mentorship = views(MentorshipView.class, view -> view.status() == MentorshipStatus.CLOSED)
                .getFirst();
        var ofIt = STORY.stream()
                .filter(event -> event.stream().equals(mentorship.id()))
                .toList();
        @Nullable Object before = null;
        for (var event : ofIt) {
            var at = event.recorded().at();
            var view = Folding.next(before, event);
            assertThat(running.ask(new FindMentorship(mentorship.id(), null, at)))
                    .isEqualTo(new Found<>(view));
            before = view;
        }
        var tooEarly = ofIt.getFirst().recorded().at().minusMillis(1);
        assertThat(running.ask(new FindMentorship(mentorship.id(), null, tooEarly)))
                .isEqualTo(new Unknown<>());
        var program = any(ProgramView.class);
        assertThat(running.ask(new FindProgram(program.id(), null, program.createdAt()))
                        .view())
                .get()
                .extracting(ProgramView::version)
                .isEqualTo(0L);
    }

    @Test
    @DisplayName("many things by their ids in one question; what is not there has no entry")
    void by_ids() {
        var ids = VIEWS.keySet().stream().toList();

        assertThat(running.ask(new FindProgramsByIds(ids))).hasSameSizeAs(views(ProgramView.class, _ -> true));
        assertThat(running.ask(new FindParticipantsByIds(ids))).hasSameSizeAs(views(ParticipantView.class, _ -> true));
        assertThat(running.ask(new FindEnrollmentsByIds(ids))).hasSameSizeAs(views(EnrollmentView.class, _ -> true));
        assertThat(running.ask(new FindMentorshipsByIds(ids)))
                .hasSameSizeAs(views(MentorshipView.class, _ -> true))
                .allSatisfy((id, view) -> assertThat(view).isEqualTo(VIEWS.get(id)));
        assertThat(running.ask(new FindMentorshipsByIds(List.of()))).isEmpty();
    }

    @Test
    @DisplayName("programmes by coordinator, enrolment and archive, page by page")
    void programs() {
        assertPrograms(ProgramFilter.any(), _ -> true);
        assertPrograms(new ProgramFilter(null, "coordinator-0", null, null), _ -> true);
        assertPrograms(new ProgramFilter(null, "nobody", null, null), _ -> false);
        assertPrograms(new ProgramFilter(null, null, true, null), ProgramView::enrollmentOpen);
        assertPrograms(new ProgramFilter(null, null, null, true), ProgramView::archived);
        var id = any(ProgramView.class).id();
        assertPrograms(
                new ProgramFilter(List.of(id), "coordinator-0", null, null),
                view -> view.id().equals(id));
        assertPrograms(new ProgramFilter(List.of(), null, null, null), _ -> false);
    }

    private static void assertPrograms(ProgramFilter filter, Predicate<ProgramView> expected) {
        assertThat(running.all((@Nullable String after) -> new ListPrograms(filter, 2, after)))
                .isEqualTo(views(ProgramView.class, expected));
    }

    @Test
    @DisplayName("people of programmes, page by page")
    void participants() {
        assertThat(running.all((@Nullable String after) -> new ListParticipants(ParticipantFilter.any(), 7, after)))
                .isEqualTo(views(ParticipantView.class, _ -> true));
        var program = any(EnrollmentView.class).programId();
        var enrolled = views(EnrollmentView.class, view -> view.programId().equals(program)).stream()
                .map(EnrollmentView::participantId)
                .toList();
        var inProgram = new ParticipantFilter(null, List.of(program));
        assertThat(running.all((@Nullable String after) -> new ListParticipants(inProgram, 3, after)))
                .isEqualTo(views(ParticipantView.class, view -> enrolled.contains(view.id())));
        var one = new ParticipantFilter(List.of(enrolled.getFirst(), "par_none"), List.of(program));
        assertThat(running.ask(new ListParticipants(one, 3, null)).items())
                .extracting(ParticipantView::id)
                .containsExactly(enrolled.getFirst());
        var nowhere = new ParticipantFilter(null, List.of());
        assertThat(running.ask(new ListParticipants(nowhere, 3, null)).items()).isEmpty();
    }

    @Test
    @DisplayName("places by programme, person, role, status and free slots, page by page")
    void enrollments() {
        var some = any(EnrollmentView.class);
        assertEnrollments(EnrollmentFilter.any(), _ -> true);
        assertEnrollments(
                new EnrollmentFilter(List.of(some.programId()), null, Role.MENTOR, EnrollmentStatus.ACTIVE, true),
                view -> view.programId().equals(some.programId())
                        && view.role() == Role.MENTOR
                        && view.freeSlots() > 0);
        assertEnrollments(
                new EnrollmentFilter(null, some.participantId(), null, null, false),
                view -> view.participantId().equals(some.participantId()));
        assertEnrollments(new EnrollmentFilter(List.of(), null, null, null, false), _ -> false);
    }

    private static void assertEnrollments(EnrollmentFilter filter, Predicate<EnrollmentView> expected) {
        assertThat(running.all((@Nullable String after) -> new ListEnrollments(filter, 4, after)))
                .isEqualTo(views(EnrollmentView.class, expected));
    }

    @Test
    @DisplayName("mentorships by programme, person, status, format and open concerns, page by page")
    void mentorships() {
        var some = any(MentorshipView.class);
        var person = some.members().getFirst().participantId();
        var closed = List.of(MentorshipStatus.CLOSED, MentorshipStatus.DECLINED);
        assertMentorships(MentorshipFilter.any(), _ -> true);
        assertMentorships(
                new MentorshipFilter(null, person, null, null, null, false),
                view -> view.member(person).isPresent());
        assertMentorships(
                new MentorshipFilter(List.of(some.programId()), null, null, closed, Format.GROUP, false),
                view -> view.programId().equals(some.programId()) && closed.contains(view.status()));
        assertMentorships(
                new MentorshipFilter(null, null, new Reader(person, List.of()), null, null, false),
                view -> isIn(person, view));
        assertMentorships(
                new MentorshipFilter(null, person, new Reader(person, List.of(some.programId())), null, null, false),
                view -> isIn(person, view)
                        || view.member(person).isPresent() && view.programId().equals(some.programId()));
        assertMentorships(new MentorshipFilter(null, null, null, null, Format.REVERSE, false), _ -> false);
        assertMentorships(
                new MentorshipFilter(null, null, null, null, null, true),
                view -> view.concerns().stream().anyMatch(ConcernView::open));
        assertMentorships(new MentorshipFilter(null, null, null, List.of(), null, false), _ -> false);
    }

    private static boolean isIn(String person, MentorshipView view) {
        return view.member(person).filter(member -> member.state().isIn()).isPresent();
    }

    private static void assertMentorships(MentorshipFilter filter, Predicate<MentorshipView> expected) {
        assertThat(running.all((@Nullable String after) -> new ListMentorships(filter, 6, after)))
                .isEqualTo(views(MentorshipView.class, expected));
    }

    @Test
    @DisplayName("mentors by what they can teach, best match first, page by page")
    void mentors() {
        var search = search(null, List.of("java", "WRITING"), List.of(), null, false, null);
        var expected = activeMentors().stream()
                .filter(hit -> hit.participant().attributes().expertise().stream()
                        .anyMatch(List.of("Java", "Writing")::contains))
                .toList();

        assertThat(running
                        .all((@Nullable String after) ->
                                search(null, List.of("java", "WRITING"), List.of(), null, false, after))
                        .stream()
                        .map(hit -> hit.enrollment().id()))
                .containsExactlyElementsOf(
                        expected.stream().map(hit -> hit.enrollment().id()).toList());
        assertThat(running.ask(search).items())
                .isNotEmpty()
                .allSatisfy(hit -> assertThat(hit.matches()).isEqualTo(1));
        assertThat(running.all((@Nullable String after) ->
                        search(null, List.of(), List.of("running"), "java soft", true, after)))
                .allSatisfy(hit -> {
                    assertThat(hit.enrollment().freeSlots()).isPositive();
                    assertThat(hit.participant().attributes().industry()).isEqualTo("Software");
                    assertThat(hit.participant().erased()).isFalse();
                });
        assertThat(running.ask(search("prg_none", List.of(), List.of(), null, false, null))
                        .items())
                .isEmpty();
    }

    @Test
    @DisplayName("mentors of some programmes only, none of which need be the one that is searched")
    void mentorsAmong() {
        var all = running.ask(search(null, List.of(), List.of(), null, false, null))
                .items();
        var program = all.getFirst().enrollment().programId();

        assertThat(running.ask(among(null, List.of(program))).items())
                .isNotEmpty()
                .allSatisfy(hit -> assertThat(hit.enrollment().programId()).isEqualTo(program));
        assertThat(running.ask(among(program, List.of(program))).items()).isNotEmpty();
        assertThat(running.ask(among(program, List.of("prg_none"))).items()).isEmpty();
        assertThat(running.ask(among(null, List.of())).items()).isEmpty();
    }

    private static SearchMentors among(@Nullable String program, List<String> programs) {
        return new SearchMentors(program, programs, List.of(), List.of(), List.of(), null, null, null, false, 2, null);
    }

    @Test
    @DisplayName("no mentor whose data was erased, though their place is still active and has free slots")
    void erased_mentors() {
        var erased = views(ParticipantView.class, ParticipantView::erased).stream()
                .map(ParticipantView::id)
                .toList();
        assertThat(views(
                        EnrollmentView.class,
                        view -> view.role() == Role.MENTOR
                                && view.freeSlots() > 0
                                && erased.contains(view.participantId())))
                .isNotEmpty();

        assertThat(running.all((@Nullable String after) -> search(null, List.of(), List.of(), null, true, after)))
                .isNotEmpty()
                .noneMatch(hit -> erased.contains(hit.participant().id()));
    }

    private static SearchMentors search(
            @Nullable String program,
            List<String> expertise,
            List<String> interests,
            @Nullable String text,
            boolean onlyFree,
            @Nullable String after) {
        return new SearchMentors(program, null, expertise, interests, List.of(), null, null, text, onlyFree, 2, after);
    }

    private static List<MentorHit> activeMentors() {
        return views(
                        EnrollmentView.class,
                        view -> view.role() == Role.MENTOR && view.status() == EnrollmentStatus.ACTIVE)
                .stream()
                .map(view -> new MentorHit(
                        (ParticipantView) Objects.requireNonNull(VIEWS.get(view.participantId())), view, 1))
                .filter(hit -> !hit.participant().erased())
                .sorted(Comparator.comparing(hit -> hit.enrollment().id()))
                .toList();
    }

    @Test
    @DisplayName("a cursor of another list, or of none, is refused; so is a page of no or too many entries")
    void bad_paging() {
        var cursor = running.ask(new ListPrograms(ProgramFilter.any(), 1, null))
                .endCursor()
                .orElseThrow();
        for (var bad : List.of("nonsense", "%%", cursor)) {
            assertThatThrownBy(() -> running.ask(new ListMentorships(MentorshipFilter.any(), 5, bad)))
                    .hasRootCauseInstanceOf(InvalidCursor.class);
            assertThatThrownBy(() -> running.ask(search(null, List.of(), List.of(), null, false, bad)))
                    .hasRootCauseInstanceOf(InvalidCursor.class);
        }
        for (var length : new int[] {0, -1, 101}) {
            assertThatThrownBy(() -> running.ask(new ListPrograms(ProgramFilter.any(), length, null)))
                    .hasRootCauseInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @DisplayName("how far the read models are")
    void status() {
        assertThat(running.ask(new ReadModelStatus())).singleElement().satisfies(status -> {
            assertThat(status.state()).isEqualTo(State.LIVE);
            assertThat(status.position()).isEqualTo(STORY.size() - 1L);
            assertThat(status.lag()).isZero();
            assertThat(status.error()).isNull();
        });
    }
}
