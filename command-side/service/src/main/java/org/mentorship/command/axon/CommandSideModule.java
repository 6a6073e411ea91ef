package org.mentorship.command.axon;

import java.time.Clock;
import java.util.List;
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
public final class CommandSideModule implements ConfigurerModule {

    private static final int CACHED_AGGREGATES = 20_000;

    private final Clock clock;
    private final Fingerprints fingerprints;

    public CommandSideModule(Clock clock, Fingerprints fingerprints) {
        this.clock = clock;
        this.fingerprints = fingerprints;
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer
                // The envelope says all that is to be passed on; Axon's own correlation ids would be a second truth.
                .configureCorrelationDataProviders(configuration -> List.of())
                .registerComponent(CommandDesk.class, c -> new CommandDesk(clock, fingerprints))
                .registerComponent(Programs.class, CommandSideModule::programs)
                .registerComponent(Participants.class, CommandSideModule::participants)
                .registerComponent(Enrollments.class, CommandSideModule::enrollments)
                .registerComponent(
                        MentorshipDecider.class,
                        c -> new MentorshipDecider(new Lookups(
                                c.getComponent(Programs.class),
                                c.getComponent(Enrollments.class),
                                c.getComponent(Participants.class))))
                .configureAggregate(aggregate(ProgramAggregate.class))
                .configureAggregate(aggregate(ParticipantAggregate.class))
                .configureAggregate(aggregate(EnrollmentAggregate.class))
                .configureAggregate(aggregate(MentorshipAggregate.class))
                .onInitialize(configuration -> configuration.onStart(() -> {
                    configuration.commandBus().registerHandlerInterceptor(new MissingStreams());
                    configuration
                            .commandBus()
                            .registerHandlerInterceptor(new PairCycles(
                                    configuration.eventStore(), configuration.getComponent(Programs.class)));
                }));
    }

    private static <A> AggregateConfigurer<A> aggregate(Class<A> type) {
        return AggregateConfigurer.defaultConfiguration(type)
                .configureCommandTargetResolver(configuration -> new StreamTarget())
                .configureCache(configuration -> new AggregateCache(CACHED_AGGREGATES));
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
