package org.mentorship.command.cluster;

import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.health.PartHealth;
import org.mentorship.contract.health.PartHealth.State;

/** Up while Axon Server answers where the log ends; the question may be what tries to connect. */
final class AxonServerHealth implements HealthCheck {

    private static final long PATIENCE_SECONDS = 10;

    private final AxonServerConnectionManager connections;

    AxonServerHealth(AxonServerConnectionManager connections) {
        this.connections = connections;
    }

    @Override
    public String part() {
        return "eventStore";
    }

    /** One that is away throws. */
    @Override
    public PartHealth check() throws Exception {
        var last = connections.getConnection().eventChannel().getLastToken().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return PartHealth.of(State.UP).with("events", last + 1);
    }
}
