package org.mentorship.command.automation;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.privacy.Erasures;
import org.mentorship.contract.log.ErrorsAsExceptions;
import org.mentorship.contract.time.ServiceClock;

/**
 * Tells Axon of the automations: one processor that reads the whole log from its beginning, once, and a runner.
 */
public final class AutomationModule implements ConfigurerModule {

    /** All automations there are, in the order in which each event is shown to them. */
    static final List<Automation> ALL = List.of(
            new WhenMatchAcceptedThenStartOrUndo(),
            new WhenMemberAddedThenAdmitOrRefuse(),
            new WhenOverThenReleaseSlots(),
            new WhenUnansweredThenExpireProposal(),
            new WhenSilentThenNudge(),
            new WhenFeedbackIsDueThenSaySo(),
            new WhenFollowUpIsDueThenSaySo(),
            new WhenAllErasedThenForgetTexts());

    private static final int SEGMENTS = 1;
    private static final int EVENTS_PER_TRANSACTION = 100;

    private final AutomationStore store;
    private final @Nullable EventStorageEngine engine;
    private final ServiceClock clock;
    private final boolean inBackground;
    private final Erasures erasures;
    private volatile @Nullable AutomationRunner runner;

    /**
     * @param engine of an embedded event store; null if the event store itself tells when there is more to read
     * @param inBackground whether what is due is done as time passes; if not, only a time machine has it done
     */
    public AutomationModule(
            AutomationStore store,
            @Nullable EventStorageEngine engine,
            ServiceClock clock,
            boolean inBackground,
            Erasures erasures) {
        this.store = store;
        this.engine = engine;
        this.clock = clock;
        this.inBackground = inBackground;
        this.erasures = erasures;
    }

    @Override
    public void configureModule(Configurer configurer) {
        var todos = store.todos();
        if (todos instanceof SqlTodoStore list && engine != null) {
            configurer.onInitialize(configuration -> configuration.onStart(
                    Phase.INBOUND_EVENT_CONNECTORS - 1, () -> makeGood(list, engine, store.transactions(), erasures)));
        }
        readLog(configurer, store, this::log, new AutomationInbox(ALL, todos, this::wake));
        configurer.onInitialize(configuration -> {
            configuration.onStart(Phase.INBOUND_EVENT_CONNECTORS + 1, () -> {
                var sender = new GatewaySender(configuration.commandGateway());
                var made = new AutomationRunner(
                        todos,
                        ALL,
                        clock,
                        InstantSource.system(),
                        sender,
                        reading(configuration),
                        configuration.spanFactory(),
                        new LastLook(configuration.eventStore()::readEvents, erasures)::forget);
                runner = made;
                if (inBackground) {
                    made.start();
                }
            });
            configuration.onShutdown(
                    Phase.INBOUND_EVENT_CONNECTORS + 1,
                    () -> Optional.ofNullable(runner).ifPresent(AutomationRunner::stop));
        });
    }

    /** What an older list lacks, and what an older file of keys has brought back; before anybody reads or writes the list. */
    static void makeGood(
            SqlTodoStore list, EventStorageEngine engine, TransactionManager transactions, Erasures erasures) {
        new FormerMentorships(list, engine, transactions).note();
        new ReturnedKeys(list, erasures, new LastLook(engine::readEvents, erasures)).destroy();
    }

    /**
     * Registers the processor that shows each event to the inbox, in one transaction with its token, and what
     * {@link #reading} needs to know of it.
     */
    static void readLog(
            Configurer configurer,
            AutomationStore store,
            Function<Configuration, StreamableMessageSource<TrackedEventMessage<?>>> log,
            Object inbox) {
        var stumbles = new Stumbles();
        configurer.registerComponent(Stumbles.class, _ -> stumbles);
        configurer.registerComponent(OtherProcesses.class, _ -> store.others());
        configurer.eventProcessing(processing -> processing
                .registerPooledStreamingEventProcessor(
                        AutomationInbox.PROCESSOR,
                        configuration -> ErrorsAsExceptions.of(log.apply(configuration)),
                        (_, builder) -> builder.initialSegmentCount(SEGMENTS)
                                .initialToken(StreamableMessageSource::createTailToken)
                                .batchSize(EVENTS_PER_TRANSACTION)
                                // Axon's default is the clock of the events, which may stand still.
                                .clock(ServiceClock.machine()))
                .registerTokenStore(AutomationInbox.PROCESSOR, _ -> ErrorsAsExceptions.of(store.tokens()))
                .registerTransactionManager(AutomationInbox.PROCESSOR, _ -> store.transactions())
                .registerErrorHandler(AutomationInbox.PROCESSOR, _ -> stumbles)
                .registerListenerInvocationErrorHandler(
                        AutomationInbox.PROCESSOR, _ -> PropagatingErrorHandler.instance())
                .registerEventHandler(_ -> inbox)
                .registerEventHandler(_ -> new UnknownEvents()));
    }

    static LogReading reading(Configuration configuration) {
        return new LogReading(
                configuration.eventStore(),
                () -> configuration
                        .eventProcessingConfiguration()
                        .eventProcessor(AutomationInbox.PROCESSOR, StreamingEventProcessor.class)
                        .orElseThrow(),
                configuration.getComponent(Stumbles.class),
                configuration.getComponent(OtherProcesses.class));
    }

    /**
     * The runner of the started service.
     *
     * @throws IllegalStateException before Axon was started
     */
    public AutomationRunner runner() {
        var started = runner;
        if (started == null) {
            throw new IllegalStateException("The automations have not been started");
        }
        return started;
    }

    /** How the automations are doing; empty before Axon was started. */
    public Optional<AutomationStatus> status() {
        return Optional.ofNullable(runner).map(AutomationRunner::status);
    }

    /** Why nothing is run, if the log does not belong to the to-do list. */
    Optional<LogBehind> behind() {
        return Optional.ofNullable(runner).flatMap(AutomationRunner::behind);
    }

    private StreamableMessageSource<TrackedEventMessage<?>> log(Configuration configuration) {
        return engine == null
                ? new SameLogSource(configuration.eventStore(), this::halt)
                : new PromptSource(engine, configuration.eventStore());
    }

    /** What is not there yet to be told is told when the log is read again. */
    private void halt(long changedAt) {
        var started = runner;
        if (started != null) {
            started.halt(LogBehind.hasAnother(changedAt));
        }
    }

    private void wake() {
        var started = runner;
        if (started != null) {
            started.wake();
        }
    }
}
