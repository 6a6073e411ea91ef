package org.mentorship.api.axon;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.ThreadPoolExecutor;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.mentorship.contract.Command;
import org.mentorship.contract.RunMode;
import org.mentorship.contract.stored.EventJson;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The buses of a cluster: commands and queries find their handlers through Axon Server, in whichever process they are. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = RunMode.SETTING, havingValue = RunMode.CLUSTER_VALUE)
@Import(AxonServerConnections.class)
class ClusterAssembly {

    @Bean
    ConfigurerModule clusterBuses(
            AxonServerConfiguration configuration,
            AxonServerConnectionManager connections,
            ThreadPoolExecutor commandThreads) {
        return configurer -> configurer
                .registerComponent(AxonServerConfiguration.class, _ -> configuration)
                .registerComponent(AxonServerConnectionManager.class, _ -> connections)
                .configureMessageSerializer(_ -> messageSerializer())
                .configureCommandBus(axon -> commandBus(axon, configuration, connections, commandThreads))
                .configureQueryBus(axon -> queryBus(axon, configuration, connections))
                .onInitialize(axon -> CommandHandover.register(axon, connections));
    }

    private static CommandBus commandBus(
            Configuration axon,
            AxonServerConfiguration configuration,
            AxonServerConnectionManager connections,
            ThreadPoolExecutor commandThreads) {
        return AxonServerCommandBus.builder()
                .axonServerConnectionManager(connections)
                .configuration(configuration)
                .localSegment(AxonAssembly.localCommandBus(axon, commandThreads))
                .serializer(axon.messageSerializer())
                .routingStrategy(byStream())
                .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                .build();
    }

    /** All commands to a stream go to the same process while it lives, whose cache then has the aggregate. */
    private static RoutingStrategy byStream() {
        return (CommandMessage<?> message) ->
                ((Command) message.getPayload()).streamId().value();
    }

    private static QueryBus queryBus(
            Configuration axon, AxonServerConfiguration configuration, AxonServerConnectionManager connections) {
        return AxonServerQueryBus.builder()
                .axonServerConnectionManager(connections)
                .configuration(configuration)
                .localSegment(new LocalQueries(SimpleQueryBus.builder()
                        .queryUpdateEmitter(axon.queryUpdateEmitter())
                        .build()))
                .updateEmitter(axon.queryUpdateEmitter())
                .messageSerializer(axon.messageSerializer())
                .genericSerializer(axon.serializer())
                .spanFactory(axon.getComponent(QueryBusSpanFactory.class))
                .build();
    }

    /** Commands, outcomes, questions and views have the JSON form of events. */
    static Serializer messageSerializer() {
        ObjectMapper mapper = EventJson.mapper().copy();
        return JacksonSerializer.builder().objectMapper(mapper).build();
    }
}
