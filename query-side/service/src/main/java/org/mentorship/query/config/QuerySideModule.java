package org.mentorship.query.config;

import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;
import org.mentorship.query.projection.QuerySide;

/** Ties the read side to Axon's start and stop: the query bus first, then the read models, before events of other
 * parts. */
final class QuerySideModule implements ConfigurerModule {

    private final QuerySide side;

    QuerySideModule(QuerySide side) {
        this.side = side;
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer.configureQueryUpdateEmitter(side::updates);
        configurer.onInitialize(axon -> {
            axon.onStart(
                    Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS,
                    () -> side.register(axon.queryBus(), axon.queryUpdateEmitter()));
            axon.onStart(Phase.INBOUND_EVENT_CONNECTORS, () -> side.start(axon::eventStore, axon.spanFactory()));
            axon.onShutdown(Phase.INBOUND_EVENT_CONNECTORS, side::stop);
            axon.onShutdown(Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS, side::unregister);
        });
    }
}
