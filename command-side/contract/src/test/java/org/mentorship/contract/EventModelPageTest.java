package org.mentorship.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.enrollment.EnrollmentCommand;
import org.mentorship.contract.mentorship.MentorshipCommand;
import org.mentorship.contract.participant.ParticipantCommand;
import org.mentorship.contract.program.ProgramCommand;
import org.mentorship.contract.stored.EventTypes;

@DisplayName("The event model page")
class EventModelPageTest {

    @Test
    @DisplayName("names every command, every event and every rejection code")
    void isComplete() throws IOException {
        var page = Files.readString(Path.of("..", "..", "docs", "event-model.md"));
        var names = Stream.of(
                        EventTypes.all().keySet().stream(),
                        Stream.of(
                                        ProgramCommand.class,
                                        ParticipantCommand.class,
                                        EnrollmentCommand.class,
                                        MentorshipCommand.class)
                                .flatMap(EventModelPageTest::leaves)
                                .map(Class::getSimpleName),
                        Arrays.stream(RejectionCode.values()).map(Enum::name))
                .flatMap(stream -> stream);

        assertThat(names).allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventModelPageTest::leaves)
                : Stream.of(type);
    }
}
