package org.mentorship.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.CommandSide.START;
import static org.mentorship.command.CommandSide.accepted;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.DefaultConfigurer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.Cohort;
import org.mentorship.command.CommandSide;
import org.mentorship.command.axon.CommandSideAutoConfiguration;
import org.mentorship.command.store.EventStoreAutoConfiguration;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.health.PartHealth.State;
import org.mentorship.contract.mentorship.MatchEvent.ProposalExpired;
import org.mentorship.contract.time.ServiceClock;
import org.mentorship.contract.time.TimeMachine;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("The automations' auto-configuration")
class AutomationAutoConfigurationTest {

    @TempDir
    private Path directory;

    private ApplicationContextRunner service() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        EventStoreAutoConfiguration.class,
                        CommandSideAutoConfiguration.class,
                        AutomationAutoConfiguration.class))
                .withPropertyValues("mentorship.data=" + directory, "mentorship.simulated-from=" + START);
    }

    @Test
    @DisplayName("gives the service a time machine and shows the automations in its health")
    void complete() {
        service().run(context -> {
            var health = context.getBean("automationHealth", HealthCheck.class);
            assertThat(health.check().state()).isEqualTo(State.STARTING);

            var configurer = DefaultConfigurer.defaultConfiguration(false);
            context.getBeansOfType(ConfigurerModule.class)
                    .values()
                    .forEach(module -> module.configureModule(configurer));
            var axon = configurer.start();
            try {
                propose(axon);
                context.getBean(TimeMachine.class).advanceTo(START.plus(Duration.ofDays(30)));

                assertThat(context.getBean(ServiceClock.class).instant()).isEqualTo(START.plus(Duration.ofDays(30)));
                assertThat(axon.eventStore()
                                .readEvents(Cohort.pair("ann", "bob", 1).value())
                                .asStream()
                                .reduce((_, last) -> last)
                                .orElseThrow()
                                .getPayload())
                        .isInstanceOf(ProposalExpired.class);
                Awaitility.await()
                        .untilAsserted(() -> assertThat(health.check().state()).isEqualTo(State.UP));
                assertThat(health.check().details()).containsEntry("lag", 0L);
            } finally {
                axon.shutdown();
            }
        });
    }

    private static void propose(Configuration axon) {
        List.of(
                        Cohort.createProgram(),
                        Cohort.register("ann"),
                        Cohort.register("bob"),
                        Cohort.enroll("ann", Role.MENTOR, 1),
                        Cohort.enroll("bob", Role.MENTEE, 1),
                        Cohort.propose("ann", "bob"))
                .forEach(command -> {
                    var id = "cmd-" + command.hashCode();
                    var envelope = CommandSide.envelope("coordinator-1", ActorRole.COORDINATOR, null, null, id);
                    CommandOutcome outcome = axon.commandGateway()
                            .sendAndWait(GenericCommandMessage.asCommandMessage(command)
                                    .withMetaData(envelope.toMetadata()));
                    accepted(outcome);
                });
    }
}
