package org.mentorship.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.Cohort.PROGRAM;
import static org.mentorship.command.Cohort.enrollment;
import static org.mentorship.command.Cohort.pair;
import static org.mentorship.command.Cohort.person;
import static org.mentorship.command.CommandSide.START;
import static org.mentorship.command.CommandSide.accepted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.command.privacy.Erasures;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.StreamId;
import org.mentorship.contract.mentorship.CareCommand.Pause;
import org.mentorship.contract.mentorship.ClosureCommand.EndEarly;
import org.mentorship.contract.mentorship.EndReason;
import org.mentorship.contract.mentorship.GrowthCommand.Recognise;
import org.mentorship.contract.mentorship.GrowthEvent.Recognised;
import org.mentorship.contract.mentorship.MatchCommand.DeclineMatch;
import org.mentorship.contract.mentorship.MatchCommand.ProposeMatch;
import org.mentorship.contract.mentorship.MatchEvent.MatchProposed;
import org.mentorship.contract.mentorship.MembershipCommand.AddMember;
import org.mentorship.contract.mentorship.MembershipCommand.RemoveMember;
import org.mentorship.contract.participant.ParticipantCommand.ErasePersonalData;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.time.ServiceClock;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("What was written in a mentorship")
class ForgottenTextsTest {

    private static final String WORDS = "You were very brave.";

    private final Path directory;
    private final ServiceClock clock = ServiceClock.simulatedFrom(START);
    private AutomatedService service;
    private Cast cast;

    ForgottenTextsTest(@TempDir Path directory) {
        this.directory = directory;
        this.service = new AutomatedService(directory, clock, AutomatedService.Parts.real());
        this.cast = new Cast(service);
    }

    @AfterEach
    void close() {
        service.close();
        GenericEventMessage.clock = Clock.systemUTC();
    }

    private void restart() {
        service.close();
        open();
    }

    private void open() {
        service = new AutomatedService(directory, clock, AutomatedService.Parts.real());
        cast = new Cast(service);
    }

    private static RejectionCode refusal(CommandOutcome outcome) {
        return ((Rejected) outcome).code();
    }

    private void erase(String... names) {
        for (var name : names) {
            accepted(service.asCoordinator(new ErasePersonalData(person(name))));
        }
        service.settle();
    }

    private void praise(MentorshipId mentorship, String from, String to) {
        accepted(service.as(person(from), new Recognise(mentorship, person(to), WORDS)));
    }

    /** The praise and the rationales of the mentorship, as far as they can be read. */
    private List<String> texts(MentorshipId mentorship) {
        return service.log().stream()
                .filter(logged -> logged.stream().equals(mentorship.value()))
                .flatMap(logged -> switch (logged.event()) {
                    case Recognised e -> Stream.of(e.text());
                    case MatchProposed e -> Stream.ofNullable(e.rationale());
                    default -> Stream.<String>empty();
                })
                .map(service.texts::reveal)
                .flatMap(Optional::stream)
                .toList();
    }

    private MentorshipId praisedPair(String mentee) {
        var mentorship = cast.acceptedPair("ann", mentee);
        service.settle();
        praise(mentorship, "ann", mentee);
        return mentorship;
    }

    @Test
    @DisplayName("stays while one of its people is there, and is gone for ever once the data of all is erased")
    void lastOne() {
        cast.assemble(3);
        var withBob = praisedPair("bob");
        var withCem = praisedPair("cem");

        erase("bob");
        assertThat(texts(withBob)).containsExactly(WORDS);

        erase("ann");
        assertThat(texts(withBob)).isEmpty();
        assertThat(texts(withCem)).as("Cem is there").containsExactly(WORDS);

        restart();
        assertThat(texts(withBob)).isEmpty();
        erase("cem");
        assertThat(texts(withCem)).isEmpty();
    }

    @Test
    @DisplayName("waits for those who declined, left, or were never admitted, too")
    void whoeverWas() {
        cast.assemble(2);
        var group = cast.acceptedGroup("group", "ann", "bob", "cem");
        service.settle();
        praise(group, "ann", "bob");
        accepted(service.as(person("cem"), new RemoveMember(group, person("cem"), null)));
        cast.add(group, "dua");
        service.settle();
        erase("ann", "bob", "dua");
        assertThat(texts(group)).as("Cem was in it").containsExactly(WORDS);
        erase("cem");
        assertThat(texts(group)).isEmpty();
    }

    @Test
    @DisplayName("of a proposal that came to nothing is gone with its people as well")
    void proposal() {
        cast.assemble();
        var id = pair("ann", "bob", 1);
        accepted(service.asCoordinator(new ProposeMatch(
                id, PROGRAM, Format.ONE_ON_ONE, List.of(person("ann")), List.of(person("bob")), WORDS)));
        accepted(service.as(person("ann"), new DeclineMatch(id, null)));
        erase("ann");
        assertThat(texts(id)).containsExactly(WORDS);
        erase("bob");
        assertThat(texts(id)).isEmpty();
    }

    @Test
    @DisplayName(
            "is written no more when nobody is left: staff can end it, but neither write in it nor ask somebody in")
    void nothingMore() {
        cast.assemble(3);
        var group = cast.acceptedGroup("group", "ann", "bob", "cem");
        service.settle();
        erase("ann", "bob");
        accepted(service.asCoordinator(new AddMember(group, person("dua"), Role.MENTEE)));
        erase("cem", "dua");

        assertThat(refusal(service.asCoordinator(new AddMember(group, person("eve"), Role.MENTEE))))
                .isEqualTo(RejectionCode.PERSONAL_DATA_ERASED);
        accepted(service.asCoordinator(new EndEarly(group, EndReason.OTHER, null)));
    }

    @Test
    @DisplayName("stays where the to-do list does not know who was in it before, whoever comes and is erased then")
    void unknownOthers() {
        cast.assemble(4);
        var group = cast.acceptedGroup("group", "ann", "bob", "cem");
        service.settle();
        praise(group, "ann", "bob");
        lose(group, person("ann"), person("bob"), person("cem"));

        cast.add(group, "dua");
        service.settle();
        erase("dua");

        assertThat(texts(group)).as("three others are there").containsExactly(WORDS);
        restart();
        assertThat(texts(group)).containsExactly(WORDS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName(
            "is gone with the last of its people also if it is older than the to-do list of such: the log fills it, once")
    void olderThanTheList(boolean erasedBefore) {
        cast.assemble();
        var mentorship = praisedPair("bob");
        erase("ann");
        lose(mentorship, person("ann"), person("bob"));
        neverFilled();
        if (erasedBefore) {
            erase("bob");
            assertThat(texts(mentorship)).as("the list does not know of it").containsExactly(WORDS);
        }

        restart();
        service.settle();
        if (!erasedBefore) {
            assertThat(texts(mentorship)).as("Bob is there").containsExactly(WORDS);
            erase("bob");
        }

        assertThat(texts(mentorship)).isEmpty();
    }

    @Test
    @DisplayName(
            "is not made readable again by putting back an older file of keys, neither are the names of its people")
    void olderKeys() throws IOException {
        cast.assemble();
        var mentorship = praisedPair("bob");
        service.close();
        var keys = directory.resolve("keys.db");
        var older = Files.readAllBytes(keys);
        open();
        erase("ann", "bob");
        service.close();
        Files.write(keys, older);

        open();

        assertThat(texts(mentorship)).isEmpty();
        assertThat(service.texts.isErased(person("ann").value())).isTrue();
    }

    @Test
    @DisplayName("is told to be erased also where an older file of keys never had its key")
    void keysFromBefore() throws IOException {
        service.close();
        var keys = directory.resolve("keys.db");
        var older = Files.readAllBytes(keys);
        open();
        cast.assemble();
        var mentorship = praisedPair("bob");
        erase("ann", "bob");
        service.close();
        Files.write(keys, older);

        open();

        assertThat(texts(mentorship)).isEmpty();
        assertThat(service.texts.isErased(person("ann").value())).isTrue();
    }

    private void neverFilled() {
        new JdbcTemplate(service.db.dataSource()).update("DELETE FROM todo_complete");
    }

    @Test
    @DisplayName("stays where the to-do list says that nobody is left, and the log says otherwise")
    void listOfNobody() {
        cast.assemble();
        var mentorship = praisedPair("bob");
        var entry = service.todos.find("forget-texts/" + mentorship.value()).orElseThrow();
        service.todos.apply(
                0,
                List.of(new TodoChange.Put(new Todo(
                        entry.key(),
                        entry.automation(),
                        entry.stream(),
                        null,
                        Todo.json(new WhenAllErasedThenForgetTexts.Awaited(Set.of())),
                        entry.causedBy(),
                        entry.correlationId()))));

        erase("ann");
        assertThat(texts(mentorship)).as("Bob is there").containsExactly(WORDS);

        erase("bob");
        assertThat(texts(mentorship)).as("now nobody is").isEmpty();
    }

    private void lose(StreamId... streams) {
        service.todos.apply(
                0,
                Arrays.stream(streams)
                        .<TodoChange>map(stream -> new TodoChange.Drop("forget-texts/" + stream.value()))
                        .toList());
    }

    @Test
    @DisplayName("is refused where its key is destroyed, whoever is there; steps without a text are taken")
    void notLostSilently() {
        cast.assemble();
        var mentorship = praisedPair("bob");
        new Erasures(service.keys).ensure(mentorship);
        var before = service.story(mentorship.value());

        assertThat(refusal(service.as(person("ann"), new Recognise(mentorship, person("bob"), WORDS))))
                .isEqualTo(RejectionCode.PERSONAL_DATA_ERASED);
        assertThat(refusal(service.asCoordinator(new EndEarly(mentorship, EndReason.OTHER, WORDS))))
                .isEqualTo(RejectionCode.PERSONAL_DATA_ERASED);
        assertThat(service.story(mentorship.value())).isEqualTo(before);

        accepted(service.as(person("ann"), new Pause(mentorship, null, null)));
        accepted(service.asCoordinator(new EndEarly(mentorship, EndReason.OTHER, null)));
        service.settle();
        assertThat(service.story(enrollment("bob", Role.MENTEE).value())).contains("SlotReleased");
    }

    @Test
    @DisplayName("is gone whenever the service is killed on the way, and is not made readable by a restart")
    void killed() {
        cast.assemble();
        var mentorship = praisedPair("bob");
        service.close();

        var kill = KillSwitch.onceAtEachPoint();
        AutomatedService.survive(directory, clock, kill, alive -> {
            for (var name : List.of("ann", "bob")) {
                alive.asCoordinator(new ErasePersonalData(person(name)));
            }
            alive.settle();
        });

        assertThat(kill.kills()).isGreaterThan(3);
        service = new AutomatedService(directory, clock, AutomatedService.Parts.real());
        assertThat(texts(mentorship)).isEmpty();
    }
}
