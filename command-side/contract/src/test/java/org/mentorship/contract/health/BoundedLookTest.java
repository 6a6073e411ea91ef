package org.mentorship.contract.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A look that was begun early")
class BoundedLookTest {

    private final AtomicInteger looks = new AtomicInteger();
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore answers = new Semaphore(0);
    private final BoundedLook<Integer> look = new BoundedLook<>("look", this::look, Duration.ofMinutes(1));

    private int look() throws InterruptedException {
        var number = looks.incrementAndGet();
        begun.release();
        answers.acquire();
        return number;
    }

    @Test
    @DisplayName("is taken by who has it begun, and one that is under way is not begun again")
    void taken() throws Exception {
        look.begin();
        look.begin();
        answers.release();

        assertThat(look.take()).isEqualTo(1);
        answers.release();
        assertThat(look.take()).isEqualTo(2);
    }

    @Test
    @DisplayName("is not shown to who begins anew when nobody has taken it")
    void leftover() throws Exception {
        look.begin();
        begun.acquire();
        answers.release();
        awaitEndOfLook();

        look.begin();
        answers.release();

        assertThat(look.take()).isEqualTo(2);
    }

    private static void awaitEndOfLook() throws InterruptedException {
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("look")) {
                thread.join();
            }
        }
    }
}
