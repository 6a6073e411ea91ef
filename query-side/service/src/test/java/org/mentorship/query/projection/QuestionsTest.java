package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.Registration;
import org.axonframework.queryhandling.QueryBus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.query.contract.enrollment.FindProgramsOfPerson;
import org.mentorship.query.contract.timeline.LogHead;
import org.mentorship.query.read.Admission;

@DisplayName("Questions are taken all, or none")
class QuestionsTest {

    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final Questions questions =
            new Questions(List.of(handlers -> handlers.on(LogHead.class, _ -> 0L), handlers -> {
                handlers.on(FindProgramsOfPerson.class, _ -> List.of());
                if (away.get()) {
                    throw new IllegalStateException("The bus is away");
                }
            }));

    QuestionsTest() {
        questions.comeFrom((QueryBus)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {QueryBus.class}, (_, _, _) -> {
                    taken.incrementAndGet();
                    return (Registration) this::cancel;
                }));
    }

    private boolean cancel() {
        taken.decrementAndGet();
        if (cancelled.incrementAndGet() == 1 && away.get()) {
            throw new IllegalStateException("The bus is away");
        }
        return true;
    }

    @Test
    @DisplayName("so that those of which some could not be taken are taken when they are tried again")
    void openedAgain() {
        away.set(true);
        assertThatThrownBy(() -> questions.open(Admission.ANY)).hasMessage("The bus is away");
        assertThat(questions.areTaken()).isFalse();
        assertThat(taken).hasValue(0);

        away.set(false);
        questions.open(Admission.ANY);

        assertThat(questions.areTaken()).isTrue();
        assertThat(taken).hasValue(2);
    }

    @Test
    @DisplayName("and given back all, also where one cannot be")
    void closed() {
        questions.open(Admission.ANY);
        away.set(true);

        assertThatThrownBy(questions::close).hasMessage("The bus is away");

        assertThat(questions.areTaken()).isFalse();
        assertThat(taken).hasValue(0);
    }
}
