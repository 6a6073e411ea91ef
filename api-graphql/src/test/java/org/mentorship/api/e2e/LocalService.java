package org.mentorship.api.e2e;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.mentorship.api.cli.RunningService;
import org.mentorship.api.cli.ServiceOptions;
import org.mentorship.api.security.SigningKey;
import org.mentorship.api.security.TokenIssuer;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.time.ServiceClock;
import org.mentorship.contract.time.TimeMachine;
import picocli.CommandLine;

/** The service in this process, started as the launcher does it, on a data directory of simulated time. */
final class LocalService implements Stage, AutoCloseable {

    static final Instant BEGINNING = Instant.parse("2026-01-05T09:00:00Z");

    private final RunningService service;

    private LocalService(RunningService service) {
        this.service = service;
    }

    /** @param settings further ones, each {@code name=value} */
    static LocalService start(Path data, String... settings) {
        var options = CommandLine.populateCommand(new ServiceOptions(), "--port", "0", "--data", data.toString());
        var all = Stream.concat(Stream.of("mentorship.simulated-from=" + BEGINNING), Stream.of(settings));
        return new LocalService(RunningService.start(options, false, all.toArray(String[]::new)));
    }

    @Override
    public Api api() {
        return new Api(service.port());
    }

    @Override
    public String token(String subject, ActorRole... roles) {
        return token(service.data(), subject, roles);
    }

    /** A token that the service on a data directory takes. */
    static String token(Path data, String subject, ActorRole... roles) {
        return new TokenIssuer(SigningKey.in(data), Clock.systemUTC())
                .issue(subject, List.of(roles), Duration.ofHours(1));
    }

    /** The one bean of a type; fails if there is none. */
    <T> T bean(Class<T> type) {
        return service.context().getBean(type);
    }

    boolean has(Class<?> type) {
        return service.context().getBeanNamesForType(type).length > 0;
    }

    String property(String name) {
        return service.context().getEnvironment().getRequiredProperty(name);
    }

    int port() {
        return service.port();
    }

    Instant now() {
        return service.context().getBean(ServiceClock.class).instant();
    }

    /** Lets time pass, and the automations do what falls due. */
    void pass(Duration time) {
        service.context().getBean(TimeMachine.class).advanceTo(now().plus(time));
    }

    /** Waits until the automations have nothing left to do now. */
    void settle() {
        pass(Duration.ZERO);
    }

    MeterRegistry meters() {
        return bean(MeterRegistry.class);
    }

    /** How many commands were refused with a code so far. */
    double refusals(RejectionCode code) {
        return meters().find("mentorship.rejections").tag("code", code.name()).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        service.close();
    }
}
