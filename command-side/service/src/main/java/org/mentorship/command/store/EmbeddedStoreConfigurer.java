package org.mentorship.command.store;

import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.mentorship.command.axon.Keeping;
import org.mentorship.command.privacy.TextProtection;
import org.mentorship.contract.time.ServiceClock;

/**
 * Gives Axon its event store, its serializers and its clock. All serializers are Jackson 2: the default is XStream, and
 * the Jackson 3 serializer of 4.13.0 cannot read a ReplayToken back (AxonFramework issue 4160).
 */
final class EmbeddedStoreConfigurer implements ConfigurerModule {

    private final EventStorageEngine engine;
    private final Serializer serializer;
    private final ServiceClock clock;
    private final TextProtection protection;

    EmbeddedStoreConfigurer(
            EventStorageEngine engine, Serializer serializer, ServiceClock clock, TextProtection protection) {
        this.engine = engine;
        this.serializer = serializer;
        this.clock = clock;
        this.protection = protection;
    }

    /** As Axon's own configuration makes it, but with spans. */
    private EmbeddedEventStore eventStore(Configuration axon) {
        var store = EmbeddedEventStore.builder()
                .storageEngine(engine)
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .spanFactory(axon.getComponent(EventBusSpanFactory.class))
                .build();
        axon.onShutdown(store::shutDown);
        return store;
    }

    @Override
    public void configureModule(Configurer configurer) {
        GenericEventMessage.clock = clock;
        configurer
                .configureSerializer(_ -> serializer)
                .configureMessageSerializer(_ -> serializer)
                .configureEventSerializer(_ -> serializer)
                .registerComponent(Keeping.class, _ -> protection::canKeep)
                .configureEventStore(this::eventStore);
    }
}
