package org.mentorship.command.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.command.Cohort;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.program.ProgramEvent;
import org.mentorship.contract.program.ProgramEvent.CoordinatorAssigned;

@DisplayName("What is looked up in another stream")
class StreamReaderTest {

    private static final ProgramId STREAM = Cohort.PROGRAM;

    private final RestorableLog log = new RestorableLog();
    private final StreamReader<String, ProgramEvent> reader =
            new StreamReader<>(log.store(), ProgramEvent.class, StreamReaderTest::told);

    private static String told(@Nullable String state, ProgramEvent event) {
        var next = ((CoordinatorAssigned) event).coordinator();
        return state == null ? next : state + " " + next;
    }

    private void append(long sequence, String coordinator) {
        log.appendEvents(List.of(new GenericDomainEventMessage<>(
                "program", STREAM.value(), sequence, new CoordinatorAssigned(STREAM, coordinator))));
    }

    @Test
    @DisplayName("is asked for once, and of what is known already no payload is read")
    void oneRead() {
        append(0, "ann");
        append(1, "bob");

        assertThat(reader.find(STREAM)).contains("ann bob");
        assertThat(log.reads(STREAM)).isOne();
        assertThat(log.payloads()).isEqualTo(2);

        assertThat(reader.find(STREAM)).contains("ann bob");
        assertThat(log.reads(STREAM)).isOne();
        assertThat(log.payloads()).isZero();

        append(2, "cay");
        assertThat(reader.find(STREAM)).contains("ann bob cay");
        assertThat(log.reads(STREAM)).isOne();
        assertThat(log.payloads()).isOne();
    }

    @Test
    @DisplayName("is not there where the log lost all of it, and is something else when it begins again")
    void gone() {
        append(0, "ann");
        assertThat(reader.find(STREAM)).contains("ann");

        log.loseAllAfter(0);
        assertThat(reader.find(STREAM)).isEmpty();

        append(0, "bob");
        assertThat(reader.find(STREAM)).contains("bob");
    }

    @Test
    @DisplayName("is as it was where the log lost its end, and goes on from there")
    void shorter() {
        append(0, "ann");
        append(1, "bob");
        assertThat(reader.find(STREAM)).contains("ann bob");

        log.loseAllAfter(1);
        assertThat(reader.find(STREAM)).contains("ann");

        append(1, "cay");
        assertThat(reader.find(STREAM)).contains("ann cay");
    }

    @Test
    @DisplayName("is what the log has where that lost its end and went on otherwise, just as far or farther")
    void goneOnOtherwise() {
        append(0, "ann");
        append(1, "bob");
        assertThat(reader.find(STREAM)).contains("ann bob");

        log.loseAllAfter(1);
        append(1, "cay");
        assertThat(reader.find(STREAM)).contains("ann cay");

        log.loseAllAfter(1);
        append(1, "dan");
        append(2, "eve");
        assertThat(reader.find(STREAM)).contains("ann dan eve");
    }
}
