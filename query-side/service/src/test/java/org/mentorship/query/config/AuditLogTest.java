package org.mentorship.query.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.ReasonedInConfidence;
import org.mentorship.contract.enrollment.EnrollmentEvent;
import org.mentorship.contract.mentorship.MatchEvent;
import org.mentorship.contract.mentorship.MembershipEvent;
import org.mentorship.contract.participant.ParticipantEvent;
import org.mentorship.contract.privacy.Revealer;
import org.mentorship.contract.stored.EventTypes;
import org.mentorship.query.contract.InvalidCursor;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.timeline.AuditFilter;
import org.mentorship.query.contract.timeline.EntryChanges;
import org.mentorship.query.contract.timeline.FieldChange;
import org.mentorship.query.contract.timeline.ListAuditLog;
import org.mentorship.query.contract.timeline.ReadHistories;
import org.mentorship.query.contract.timeline.StreamHistory;
import org.mentorship.query.contract.timeline.TimelineEntry;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.read.Pages;
import org.mentorship.query.story.Story;

@DisplayName("The audit log and the history of a stream")
class AuditLogTest {

    private static final List<LoggedEvent> STORY = Story.of(33, 25);

    @TempDir
    private static Path directory;

    private static Running running;
    private static Map<Long, Set<String>> people;
    private static Map<Long, String> programs;

    @BeforeAll
    static void tell() throws Exception {
        running = Running.in(directory).told(STORY);
        people = new HashMap<>();
        programs = new HashMap<>();
        var ofStream = new HashMap<String, Set<String>>();
        var programOf = new HashMap<String, String>();
        for (var event : STORY) {
            var concerned = ofStream.computeIfAbsent(event.stream(), _ -> new HashSet<>());
            switch (event.event()) {
                case ParticipantEvent e -> concerned.add(e.participantId().value());
                case EnrollmentEvent.Enrolled e -> {
                    concerned.add(e.participantId().value());
                    programOf.put(event.stream(), e.programId().value());
                }
                case MatchEvent.MatchProposed e -> {
                    e.members()
                            .forEach(member ->
                                    concerned.add(member.participantId().value()));
                    programOf.put(event.stream(), e.programId().value());
                }
                case MembershipEvent.MemberAdded e ->
                    concerned.add(e.member().participantId().value());
                default -> {}
            }
            if (event.stream().startsWith("prg_")) {
                programOf.put(event.stream(), event.stream());
            }
            var all = new HashSet<>(concerned);
            all.add(event.recorded().actor());
            if (event.recorded().envelope().onBehalfOf() != null) {
                all.add(event.recorded().envelope().onBehalfOf());
            }
            all.removeIf(id -> !id.startsWith("par_"));
            people.put(event.position(), all);
            if (programOf.containsKey(event.stream())) {
                programs.put(event.position(), programOf.get(event.stream()));
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    private static boolean matches(AuditFilter filter, LoggedEvent event) {
        var at = event.recorded().at();
        return (filter.participantId() == null || concerned(event).contains(filter.participantId()))
                && (filter.mentorshipId() == null || event.stream().equals(filter.mentorshipId()))
                && (filter.programIds() == null
                        || filter.programIds().contains(programs.getOrDefault(event.position(), "")))
                && (filter.types() == null
                        || filter.types()
                                .contains(EventTypes.nameOf(event.event().getClass())))
                && (filter.actor() == null
                        || filter.actor().equals(event.recorded().actor()))
                && (filter.from() == null || !at.isBefore(filter.from()))
                && (filter.to() == null || at.isBefore(filter.to()));
    }

    private static Set<String> concerned(LoggedEvent event) {
        return people.getOrDefault(event.position(), Set.of());
    }

    private static List<TimelineEntry> all(AuditFilter filter, int page) {
        return running.all((@Nullable String after) -> new ListAuditLog(filter, page, after));
    }

    private static void assertFinds(AuditFilter filter, int page) {
        assertThat(all(filter, page).stream().map(TimelineEntry::position))
                .as(filter.toString())
                .containsExactlyElementsOf(STORY.stream()
                        .filter(event -> matches(filter, event))
                        .map(LoggedEvent::position)
                        .toList());
    }

    @Test
    @DisplayName("shows every event once, in order, to the end")
    void everything() {
        assertThat(all(AuditFilter.any(), 100).stream().map(TimelineEntry::position))
                .containsExactlyElementsOf(
                        LongStream.range(0, STORY.size()).boxed().toList());
    }

    @Test
    @DisplayName("finds by any filter and any two of them what looking at every event finds")
    void filters() {
        var random = new Random(1);
        for (var round = 0; round < 40; round++) {
            assertFinds(randomFilter(random), 1 + random.nextInt(40));
        }
        assertFinds(new AuditFilter(null, null, List.of(), null, null, null, null), 10);
        assertFinds(new AuditFilter(null, null, null, List.of("NoSuchEvent"), null, null, null), 10);
    }

    private static AuditFilter randomFilter(Random random) {
        var some = STORY.get(random.nextInt(STORY.size()));
        var other = STORY.get(random.nextInt(STORY.size()));
        var wanted = new ArrayList<Boolean>();
        for (var i = 0; i < 7; i++) {
            wanted.add(random.nextInt(7) < 2);
        }
        return new AuditFilter(
                wanted.get(0) ? concerned(some).stream().findAny().orElse(null) : null,
                wanted.get(1) && some.stream().startsWith("mnt_") ? some.stream() : null,
                wanted.get(2) && programs.containsKey(some.position())
                        ? List.of(programs.getOrDefault(some.position(), ""))
                        : null,
                wanted.get(3) ? List.of(type(some), type(other)) : null,
                wanted.get(4) ? some.recorded().actor() : null,
                wanted.get(5) ? earlier(some, other) : null,
                wanted.get(6) ? later(some, other) : null);
    }

    private static String type(LoggedEvent event) {
        return EventTypes.nameOf(event.event().getClass());
    }

    private static Instant earlier(LoggedEvent one, LoggedEvent other) {
        return one.position() < other.position()
                ? one.recorded().at()
                : other.recorded().at();
    }

    private static Instant later(LoggedEvent one, LoggedEvent other) {
        return one.position() < other.position()
                ? other.recorded().at()
                : one.recorded().at();
    }

    @Test
    @DisplayName("an entry tells who did what, when and why")
    void entry() {
        var event = STORY.get(STORY.size() / 2);
        var entry = running.ask(new ListAuditLog(AuditFilter.any(), 1, ListAuditLog.cursorAfter(event.position() - 1)))
                .items()
                .getFirst();

        assertThat(entry.position()).isEqualTo(event.position());
        assertThat(entry.stream()).isEqualTo(event.stream());
        assertThat(entry.sequence()).isEqualTo(event.sequence());
        assertThat(entry.type()).isEqualTo(type(event));
        assertThat(entry.recordedAt()).isEqualTo(event.recorded().at());
        assertThat(entry.envelope()).isEqualTo(event.recorded().envelope());
        assertThat(entry.programId()).isEqualTo(programs.get(event.position()));
        assertThat(entry.summary()).isNotBlank();
    }

    @Test
    @DisplayName("an entry has the reason that a person gave, as it is stored, and says that there is one")
    void reasons_given() {
        var given = new HashMap<Long, String>();
        for (var event : STORY) {
            if (event.event() instanceof ReasonedInConfidence step && step.reasonGiven() != null) {
                given.put(event.position(), step.reasonGiven());
            }
        }
        assertThat(given).isNotEmpty();
        assertThat(all(AuditFilter.any(), 100)).allSatisfy(entry -> {
            assertThat(entry.reasonGiven()).isEqualTo(given.get(entry.position()));
            assertThat(entry.summary().endsWith("; a reason was given in confidence"))
                    .isEqualTo(entry.reasonGiven() != null);
        });
    }

    @Test
    @DisplayName("no entry shows a protected text, nor its ciphertext")
    void no_texts() {
        assertThat(all(AuditFilter.any(), 100))
                .allSatisfy(entry -> assertThat(entry.summary()).doesNotContain(Revealer.TOKEN_PREFIX));
        var positions = LongStream.range(0, STORY.size()).boxed().toList();
        assertThat(running.ask(new EntryChanges(positions)).toString())
                .contains(FieldChange.CONFIDENTIAL)
                .doesNotContain(Revealer.TOKEN_PREFIX);
    }

    @Test
    @DisplayName("what an event changed is told with the value before and after")
    void changes() {
        var event = STORY.stream()
                .filter(candidate -> candidate.event() instanceof EnrollmentEvent.CapacityChanged)
                .findFirst()
                .orElseThrow();
        var changed = (EnrollmentEvent.CapacityChanged) event.event();

        assertThat(running.ask(new EntryChanges(List.of(event.position()))))
                .containsOnlyKeys(event.position())
                .extractingByKey(event.position())
                .satisfies(changes -> {
                    if (changed.capacity() == 3) {
                        assertThat(changes).isEmpty();
                    } else {
                        assertThat(changes)
                                .containsExactly(
                                        FieldChange.plain("capacity", "3", Integer.toString(changed.capacity())));
                    }
                });
        assertThat(running.ask(new EntryChanges(List.of(1L << 40)))).isEmpty();
    }

    @Test
    @DisplayName("histories of streams have their events in order, page by page")
    void histories() {
        var streams = STORY.stream().map(LoggedEvent::stream).distinct().toList();
        var read = new HashMap<String, List<Long>>();
        var next = streams.stream()
                .map(stream -> new StreamHistory(stream, 3, null))
                .toList();
        while (!next.isEmpty()) {
            var pages = running.ask(new ReadHistories(next));
            assertThat(pages).hasSameSizeAs(next);
            var more = new ArrayList<StreamHistory>();
            for (var i = 0; i < next.size(); i++) {
                var stream = next.get(i).stream();
                var page = pages.get(i);
                read.computeIfAbsent(stream, _ -> new ArrayList<>())
                        .addAll(page.items().stream()
                                .map(TimelineEntry::position)
                                .toList());
                if (page.hasNext()) {
                    more.add(new StreamHistory(stream, 3, page.endCursor().orElseThrow()));
                }
            }
            next = more;
        }

        assertThat(read)
                .isEqualTo(STORY.stream()
                        .collect(Collectors.groupingBy(
                                LoggedEvent::stream, Collectors.mapping(LoggedEvent::position, Collectors.toList()))));
        assertThat(history("mnt_none", null).items()).isEmpty();
    }

    @Test
    @DisplayName("histories without some events have full pages, and cursors that tell nothing of the others")
    void left_out() {
        var longest =
                STORY.stream()
                        .collect(Collectors.groupingBy(LoggedEvent::stream, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow();
        var upTo = longest.getValue() - 2;
        var leftOut = List.of(0L, 2L, 3L, upTo);
        var read = new ArrayList<Long>();
        @Nullable String after = null;
        do {
            var asked = new StreamHistory(longest.getKey(), 2, after, upTo, leftOut);
            var page = running.ask(new ReadHistories(List.of(asked))).getFirst();
            page.items().forEach(entry -> read.add(entry.sequence()));
            after = page.endCursor().orElseThrow();
            assertThat(after).isEqualTo(Pages.cursor("history", Integer.toString(read.size() - 1)));
            assertThat(page.items()).hasSizeBetween(page.hasNext() ? 2 : 1, 2);
            after = page.hasNext() ? after : null;
        } while (after != null);
        assertThat(read)
                .isEqualTo(LongStream.rangeClosed(0, upTo)
                        .filter(sequence -> !leftOut.contains(sequence))
                        .boxed()
                        .toList());
    }

    @Test
    @DisplayName("a cursor of another list is refused")
    void bad_cursor() {
        var cursor = history(STORY.getLast().stream(), null).endCursor().orElseThrow();
        assertThatThrownBy(() -> running.ask(new ListAuditLog(AuditFilter.any(), 5, cursor)))
                .hasRootCauseInstanceOf(InvalidCursor.class);
        assertThatThrownBy(() -> history("mnt_x", ListAuditLog.cursorAfter(3)))
                .hasRootCauseInstanceOf(InvalidCursor.class);
    }

    private Page<TimelineEntry> history(String stream, @Nullable String after) {
        var history = new StreamHistory(stream, 1, after);
        return running.ask(new ReadHistories(List.of(history))).getFirst();
    }
}
