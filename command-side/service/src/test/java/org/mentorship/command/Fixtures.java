package org.mentorship.command;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.Matcher;
import org.mentorship.command.axon.CommandDesk;
import org.mentorship.command.axon.Fingerprints;
import org.mentorship.command.axon.Freshness;
import org.mentorship.command.axon.Keeping;
import org.mentorship.command.axon.StreamTarget;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.envelope.ActorRole;

/** Axon's given-when-then fixtures, set up as the service sets up its aggregates. */
public final class Fixtures {

    private Fixtures() {}

    public static <T> FixtureConfiguration<T> of(Class<T> aggregate) {
        return of(aggregate, new Fingerprints(new byte[32]));
    }

    public static <T> FixtureConfiguration<T> of(Class<T> aggregate, Fingerprints fingerprints) {
        return new AggregateTestFixture<>(aggregate)
                .registerCommandTargetResolver(new StreamTarget())
                .registerInjectableResource(new CommandDesk(
                        Clock.fixed(CommandSide.START, ZoneOffset.UTC),
                        fingerprints,
                        Freshness.SINGLE_WRITER,
                        Keeping.EVERYTHING));
    }

    /** The metadata of a coordinator's command. */
    public static Map<String, ?> coordinator(String commandId) {
        return CommandSide.envelope("coordinator-1", ActorRole.COORDINATOR, null, null, commandId)
                .toMetadata();
    }

    public static Map<String, ?> coordinator() {
        return coordinator("cmd-1");
    }

    /** The metadata of a command that a person sends for themselves. */
    public static Map<String, ?> participant(String name) {
        return CommandSide.envelope(Cohort.person(name).value(), ActorRole.PARTICIPANT, null, null, "cmd-1")
                .toMetadata();
    }

    /** The command was refused by this rule. */
    public static Matcher<CommandResultMessage<?>> rejected(RejectionCode code) {
        Predicate<CommandResultMessage<?>> isRejected =
                result -> result.getPayload() instanceof Rejected rejected && rejected.code() == code;
        return Matchers.matches(isRejected);
    }
}
