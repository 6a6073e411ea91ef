package org.mentorship.command.store;

import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.mentorship.contract.time.ServiceClock;

/**
 * Gives Axon its event store, its serializers and its clock. All serializers are Jackson 2: the default is XStream, and
 * the Jackson 3 serializer of 4.13.0 cannot read a ReplayToken back (AxonFramework issue 4160).
 */
final class EmbeddedStoreConfigurer implements ConfigurerModule {

    private final EventStorageEngine engine;
    private final Serializer serializer;
    private final ServiceClock clock;

    EmbeddedStoreConfigurer(EventStorageEngine engine, Serializer serializer, ServiceClock clock) {
        this.engine = engine;
        this.serializer = serializer;
        this.clock = clock;
    }

    @Override
    public void configureModule(Configurer configurer) {
        GenericEventMessage.clock = clock;
        configurer
                .configureSerializer(_ -> serializer)
                .configureMessageSerializer(_ -> serializer)
                .configureEventSerializer(_ -> serializer)
                .configureEmbeddedEventStore(_ -> engine);
    }
}
