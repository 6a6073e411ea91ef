package org.mentorship.command.cluster;

import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.mentorship.command.axon.Freshness;
import org.mentorship.command.axon.Keeping;
import org.mentorship.command.privacy.TextProtection;
import org.mentorship.command.store.EventDoor;
import org.mentorship.contract.time.ServiceClock;

/** Gives Axon the event store of an Axon Server, behind the same door as the embedded one. */
final class ClusterStoreConfigurer implements ConfigurerModule {

    private final AxonServerConnectionManager connections;
    private final Serializer serializer;
    private final ServiceClock clock;
    private final EventDoor door;
    private final TextProtection protection;

    ClusterStoreConfigurer(
            AxonServerConnectionManager connections,
            Serializer serializer,
            ServiceClock clock,
            EventDoor door,
            TextProtection protection) {
        this.connections = connections;
        this.serializer = serializer;
        this.clock = clock;
        this.door = door;
        this.protection = protection;
    }

    @Override
    public void configureModule(Configurer configurer) {
        GenericEventMessage.clock = clock;
        configurer
                .configureSerializer(_ -> serializer)
                .configureEventSerializer(_ -> serializer)
                .registerComponent(Keeping.class, _ -> protection::canKeep)
                .registerComponent(Freshness.class, axon -> Freshness.of(axon.eventStore()))
                .configureEventStore(axon -> {
                    var store = AxonServerEventStore.builder()
                            .configuration(axon.getComponent(AxonServerConfiguration.class))
                            .platformConnectionManager(connections)
                            .snapshotSerializer(serializer)
                            .eventSerializer(serializer)
                            .snapshotFilter(SnapshotFilter.allowAll())
                            .spanFactory(axon.getComponent(EventBusSpanFactory.class))
                            .build();
                    store.registerDispatchInterceptor(new AtTheDoor(door));
                    return store;
                });
    }

    /** Events come here as they are about to be stored, when their unit of work is prepared to commit. */
    private record AtTheDoor(EventDoor door) implements MessageDispatchInterceptor<EventMessage<?>> {

        @Override
        public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> events) {
            var all = List.copyOf(events);
            CurrentUnitOfWork.get().afterCommit(_ -> door.stored(all));
            return (_, event) -> door.admit(event);
        }
    }
}
