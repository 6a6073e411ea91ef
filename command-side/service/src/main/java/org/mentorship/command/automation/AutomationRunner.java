package org.mentorship.command.automation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.tracing.SpanFactory;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.automation.TodoStore.Entry;
import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.HandlingFailure;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.envelope.ShownId;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.time.ServiceClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Does what is on the to-do list when its time has come: one entry after the other, the longest due first, on one thread
 * at a time. A failed entry stays on the list and is tried again: at once, then after 1, 2, 4 … seconds, an hour at most.
 */
public final class AutomationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(AutomationRunner.class);

    /** The code of an entry whose automation this version of the service does not have. */
    static final String UNKNOWN_AUTOMATION = "UNKNOWN_AUTOMATION";

    private static final Duration WHILE_READING = Duration.ofMillis(20);
    private static final Duration LOOK_AT_LEAST_EVERY = Duration.ofSeconds(1);
    /** One of several servers may be behind another one for a moment. */
    private static final int LOOKS_AT_HEAD = 3;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration REST_WITHIN = Duration.ofMinutes(1);

    private final TodoStore todos;
    private final Map<String, Automation> automations;
    private final ServiceClock clock;
    private final InstantSource machine;
    private final CommandSender sender;
    private final LogReading reading;
    private final SpanFactory spans;
    private final Consumer<MentorshipId> forget;

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable LogBehind behind;
    private boolean toldInFull;
    private volatile @Nullable Thread thread;

    AutomationRunner(
            TodoStore todos,
            List<Automation> automations,
            ServiceClock clock,
            InstantSource machine,
            CommandSender sender,
            LogReading reading,
            SpanFactory spans,
            Consumer<MentorshipId> forget) {
        this.todos = todos;
        this.automations = automations.stream().collect(Collectors.toMap(Automation::name, Function.identity()));
        this.clock = clock;
        this.machine = machine;
        this.sender = sender;
        this.reading = reading;
        this.spans = spans;
        this.forget = forget;
        clock.onMoved(this::wake);
    }

    /**
     * Begins to work in the background: whenever this process has taken over the reading of the log, once everything that
     * is in the log then was read. An entry may say that it is obsolete.
     */
    synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofPlatform().name("automations").daemon().start(this::work);
        }
    }

    /** Finishes the entry that is being run and stops. */
    synchronized void stop() {
        running = false;
        wake();
        var worker = thread;
        thread = null;
        if (worker != null) {
            join(worker);
        }
    }

    private static void join(Thread worker) {
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that something may have fallen due. */
    void wake() {
        wake.release();
    }

    private void work() {
        while (running && behind == null) {
            try {
                if (readOn()) {
                    while (running && reading.isHere() && isOfThisLog()) {
                        waitForWork(workOnce());
                    }
                }
            } catch (Throwable e) { // an Error, too: nobody starts the thread again
                warn("The automations cannot go on; trying again", e);
                waitForWork(LOOK_AT_LEAST_EVERY);
            }
        }
    }

    /** Waits until this process has read all that was in the log when it took over; false if it let go before. */
    private boolean readOn() {
        while (running && !reading.isHere()) {
            waitForWork(WHILE_READING);
        }
        if (!isOfThisLog() || hasReadAnother()) {
            return false;
        }
        var history = reading.head();
        while (running && reading.isHere() && behind == null && !reading.hasReached(history)) {
            waitForWork(WHILE_READING);
        }
        return running && reading.isHere() && behind == null;
    }

    /** Stops reading otherwise, lest the token moves and the log grows past it. */
    private boolean isOfThisLog() {
        var listed = todos.knownUpTo();
        if (behind != null || listed.isEmpty()) {
            return behind == null;
        }
        // Before the head, which only moves on.
        var known = Math.max(listed.getAsLong(), reading.position());
        var head = reading.headPosition();
        for (var look = 1; look < LOOKS_AT_HEAD && head < known && running; look++) {
            LockSupport.parkNanos(LOOK_AT_LEAST_EVERY.toNanos());
            head = reading.headPosition();
        }
        if (head < known && running) {
            halt(LogBehind.endsBefore(known, head));
        }
        return behind == null;
    }

    /** While the log is read on, its source notices by itself. */
    private boolean hasReadAnother() {
        if (todos.knownUpTo().isPresent()) {
            reading.lost().ifPresent(event -> halt(LogBehind.hasAnother(event.getGlobalIndex())));
        }
        return behind != null;
    }

    /** Runs and reads nothing any more: the log is not the one that the to-do list is of. */
    void halt(LogBehind found) {
        if (behind == null) {
            behind = found;
            reading.stop();
            LOG.error("{}", found.told());
        }
    }

    /** Why nothing is run any more, if the log does not belong to the to-do list. */
    Optional<LogBehind> behind() {
        return Optional.ofNullable(behind);
    }

    /** Runs what is due, and says how long there is nothing to do. */
    private Duration workOnce() {
        runDue();
        var next = untilNext(LOOK_AT_LEAST_EVERY);
        toldInFull = false;
        return next;
    }

    /** In full once, and then in a line, until it goes on. */
    private void warn(String message, Throwable cause) {
        if (toldInFull) {
            LOG.warn("{} ({})", message, code(cause));
        } else {
            toldInFull = true;
            LOG.warn(message, cause);
        }
    }

    private void waitForWork(Duration atMost) {
        try {
            if (wake.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            LOG.debug("The automations stop on shutdown, not on an interrupt", e);
        }
    }

    /** Simulated time comes with a call of {@link #wake}; only the machine's passes by itself. */
    private Duration untilNext(Duration atMost) {
        if (clock.isSimulated()) {
            return atMost;
        }
        var now = clock.instant();
        return todos.nextDueAfter(now)
                .map(next -> Duration.between(now, next))
                .filter(wait -> wait.compareTo(atMost) < 0)
                .orElse(atMost);
    }

    /**
     * Runs every entry that is due by the clock, and those that fall due in the meantime.
     *
     * @return how many were done; the failed ones are not counted
     */
    public int runDue() {
        turn.lock();
        try {
            var done = 0;
            for (var next = nextDue(); next.isPresent(); next = nextDue()) {
                done += observed(next.get()) ? 1 : 0;
            }
            return done;
        } finally {
            turn.unlock();
        }
    }

    private Optional<Entry> nextDue() {
        return todos.nextDue(clock.instant(), machine.instant());
    }

    /** With the id of its chain in its log lines, and as a trace of its own. */
    private boolean observed(Entry entry) {
        var todo = entry.todo();
        var chain = ShownId.of(todo.correlationId());
        var span = spans.createRootTrace(() -> "automation " + todo.automation())
                .addAttribute("mentorship.correlationId", chain);
        try (var _ = MDC.putCloseable("correlationId", chain)) {
            return span.runSupplier(() -> run(entry));
        }
    }

    private boolean run(Entry entry) {
        var todo = entry.todo();
        var automation = automations.get(todo.automation());
        try {
            if (automation == null) {
                failed(entry, UNKNOWN_AUTOMATION, null);
                return false;
            }
            switch (automation.run(todo, new Run(todo))) {
                case DONE -> todos.remove(todo);
                case RESTS -> todos.rest(todo);
            }
            return true;
        } catch (UnexpectedRefusal e) {
            failed(entry, e.code().name(), e);
            return false;
        } catch (Throwable e) { // an Error, too: it is of this entry, and others are not to wait for it
            failed(entry, code(e), e);
            return false;
        }
    }

    private static String code(Throwable e) {
        return e instanceof CommandExecutionException failed
                        && failed.getDetails().orElse(null) instanceof HandlingFailure told
                ? told.kind().name()
                : e.getClass().getSimpleName();
    }

    private void failed(Entry entry, String code, @Nullable Throwable cause) {
        var attempts = entry.attempts() + 1;
        var wait = waitAfter(attempts);
        LOG.warn(
                "{} failed for the {}. time ({}); it is tried again in {} s",
                entry.todo().key(),
                attempts,
                code,
                wait.toSeconds(),
                cause);
        todos.failed(entry.todo(), attempts, machine.instant().plus(wait), code);
    }

    /** How long to wait after so many failed attempts. */
    static Duration waitAfter(int attempts) {
        if (attempts == 1) {
            return Duration.ZERO;
        }
        var doublings = Math.min(attempts - 2, Integer.SIZE);
        var wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    /**
     * Lets the automations come to rest: everything in the log is read and everything due is done, until that leads to
     * nothing more. Entries that fail are left to their next attempt.
     *
     * @throws IllegalStateException if that takes more than a minute
     */
    public void settle() {
        var start = machine.instant();
        do {
            var left = REST_WITHIN.minus(Duration.between(start, machine.instant()));
            if (left.isNegative() || !reading.awaitHead(left)) {
                throw new IllegalStateException("The automations did not come to rest within " + REST_WITHIN.toSeconds()
                        + " s; see their health and the log");
            }
        } while (runDue() > 0);
    }

    /** When the next entry falls due after an instant; empty if none will. */
    Optional<Instant> nextDueAfter(Instant instant) {
        return todos.nextDueAfter(instant);
    }

    public AutomationStatus status() {
        return new AutomationStatus(
                todos.counts(clock.instant()), reading.holdup().orElse(null), reading.lag(), !hasDied());
    }

    /** Whether the thread has ended though nobody stopped it. */
    private boolean hasDied() {
        var worker = thread;
        return running && behind == null && worker != null && !worker.isAlive();
    }

    /** The run of one entry. */
    private final class Run implements Steps {

        private final Todo todo;

        private Run(Todo todo) {
            this.todo = todo;
        }

        @Override
        public CommandOutcome send(String step, Command command) {
            return sender.send(
                    command,
                    Envelope.automation(
                            todo.automation(), todo.commandId(step), todo.correlationId(), todo.causedBy()));
        }

        @Override
        public void forget(MentorshipId mentorship) {
            forget.accept(mentorship);
        }

        @Override
        public void remember(Object data) {
            todos.remember(todo, data);
        }
    }
}
