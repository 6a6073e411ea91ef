package org.mentorship.command.axon;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.mentorship.command.enrollment.EnrollmentAggregate;
import org.mentorship.command.enrollment.EnrollmentState;
import org.mentorship.command.enrollment.Enrollments;
import org.mentorship.command.mentorship.Lookups;
import org.mentorship.command.mentorship.MentorshipAggregate;
import org.mentorship.command.mentorship.MentorshipDecider;
import org.mentorship.command.participant.ParticipantAggregate;
import org.mentorship.command.participant.ParticipantState;
import org.mentorship.command.participant.Participants;
import org.mentorship.command.program.ProgramAggregate;
import org.mentorship.command.program.ProgramState;
import org.mentorship.command.program.Programs;
import org.mentorship.contract.enrollment.EnrollmentEvent;
import org.mentorship.contract.participant.ParticipantEvent;
import org.mentorship.contract.program.ProgramEvent;

/** Tells Axon of the aggregates and of what their shells are handed. */
public final class CommandSideModule implements ConfigurerModule, MeterBinder {

    private static final int CACHED_AGGREGATES = 20_000;

    private final Clock clock;
    private final Fingerprints fingerprints;
    private final Map<String, AggregateCache> caches = new ConcurrentHashMap<>();

    public CommandSideModule(Clock clock, Fingerprints fingerprints) {
        this.clock = clock;
        this.fingerprints = fingerprints;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        caches.forEach((name, cache) -> Gauge.builder("mentorship.cache.size", cache, AggregateCache::size)
                .tag("cache", "aggregates." + name)
                .baseUnit("entries")
                .description("What is at hand in memory")
                .register(registry));
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer
                // The envelope says all that is to be passed on; Axon's own correlation ids would be a second truth.
                .configureCorrelationDataProviders(configuration -> List.of())
                .registerComponent(
                        CommandDesk.class,
                        c -> new CommandDesk(
                                clock,
                                fingerprints,
                                c.getComponent(Freshness.class, () -> Freshness.SINGLE_WRITER),
                                c.getComponent(Keeping.class, () -> Keeping.EVERYTHING)))
                .registerComponent(Programs.class, CommandSideModule::programs)
                .registerComponent(Participants.class, CommandSideModule::participants)
                .registerComponent(Enrollments.class, CommandSideModule::enrollments)
                .registerComponent(
                        MentorshipDecider.class,
                        c -> new MentorshipDecider(new Lookups(
                                c.getComponent(Programs.class),
                                c.getComponent(Enrollments.class),
                                c.getComponent(Participants.class))))
                .configureAggregate(aggregate(ProgramAggregate.class, cache("programs")))
                .configureAggregate(aggregate(ParticipantAggregate.class, cache("participants")))
                .configureAggregate(aggregate(EnrollmentAggregate.class, cache("enrollments")))
                .configureAggregate(aggregate(MentorshipAggregate.class, cache("mentorships")))
                .onInitialize(configuration -> configuration.onStart(() -> {
                    configuration.commandBus().registerHandlerInterceptor(new MissingStreams());
                    configuration
                            .commandBus()
                            .registerHandlerInterceptor(new PairCycles(
                                    configuration.eventStore(), configuration.getComponent(Programs.class)));
                }));
    }

    private AggregateCache cache(String name) {
        return caches.computeIfAbsent(name, _ -> new AggregateCache(CACHED_AGGREGATES));
    }

    private static <A> AggregateConfigurer<A> aggregate(Class<A> type, AggregateCache cache) {
        return AggregateConfigurer.defaultConfiguration(type)
                .configureCommandTargetResolver(configuration -> new StreamTarget())
                .configureCache(configuration -> cache);
    }

    private static Programs programs(Configuration configuration) {
        var reader = new StreamReader<ProgramState, ProgramEvent>(
                configuration.eventStore(), ProgramEvent.class, ProgramState::evolve);
        return reader::find;
    }

    private static Participants participants(Configuration configuration) {
        var reader = new StreamReader<ParticipantState, ParticipantEvent>(
                configuration.eventStore(), ParticipantEvent.class, ParticipantState::evolve);
        return reader::find;
    }

    private static Enrollments enrollments(Configuration configuration) {
        var reader = new StreamReader<EnrollmentState, EnrollmentEvent>(
                configuration.eventStore(), EnrollmentEvent.class, EnrollmentState::evolve);
        return reader::find;
    }
}
