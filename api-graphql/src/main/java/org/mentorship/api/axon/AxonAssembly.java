package org.mentorship.api.axon;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.mentorship.api.observe.CallContext;
import org.mentorship.contract.stored.EventSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * The one Axon configuration of the process: defaults from here, everything else from the modules on the class path. The
 * modules come last, so what they say wins.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandBusProperties.class)
class AxonAssembly {

    private static final int PHASE_TIMEOUT_SECONDS = 60;

    @Bean(destroyMethod = "shutdown")
    ThreadPoolExecutor commandThreads(CommandBusProperties properties) {
        var threads = new ThreadPoolExecutor(
                properties.threads(),
                properties.threads(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(properties.queue()),
                new AxonThreadFactory("commands"));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    @Bean
    CommandMetrics commandMetrics(MeterRegistry registry) {
        return new CommandMetrics(registry);
    }

    @Bean
    AppendMetrics appendMetrics(MeterRegistry registry) {
        return new AppendMetrics(registry);
    }

    /** Modules are not looked up by the service loader: what is found there is Axon's update checker. */
    @Bean
    Configurer axonConfigurer(
            ObjectProvider<ConfigurerModule> modules,
            ThreadPoolExecutor commandThreads,
            CommandMetrics metrics,
            AppendMetrics appends) {
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> generalSerializer())
                .configureMessageSerializer(_ -> generalSerializer())
                .configureEventSerializer(_ -> EventSerializer.create())
                .configureMessageMonitor(CommandBus.class, _ -> metrics)
                .configureLifecyclePhaseTimeout(PHASE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .configureCommandBus(axon -> localCommandBus(axon, commandThreads));
        // Before the modules' interceptors, so that the outcome that is counted is the one that the caller gets.
        configurer.onInitialize(axon -> axon.onStart(0, () -> {
            axon.commandBus().registerHandlerInterceptor(new CommandLogIds());
            axon.commandBus().registerHandlerInterceptor(metrics);
            axon.eventBus().subscribe(appends);
        }));
        modules.orderedStream()
                .sorted(Comparator.comparingInt(ConfigurerModule::order))
                .forEach(module -> module.configureModule(configurer));
        return configurer;
    }

    /** Spring would call the configuration's shutdown by itself; {@link AxonLifecycle} does, at its time. */
    @Bean(destroyMethod = "")
    org.axonframework.config.Configuration axonConfiguration(Configurer axonConfigurer) {
        return axonConfigurer.buildConfiguration();
    }

    @Bean
    AxonLifecycle axonLifecycle(org.axonframework.config.Configuration axon) {
        return new AxonLifecycle(axon);
    }

    @Bean
    CommandGateway commandGateway(org.axonframework.config.Configuration axon) {
        return axon.commandGateway();
    }

    @Bean
    QueryGateway queryGateway(org.axonframework.config.Configuration axon) {
        return axon.queryGateway();
    }

    /** Lazy, because a process without the command side has none. */
    @Bean(destroyMethod = "")
    @Lazy
    EventStore eventStore(org.axonframework.config.Configuration axon) {
        return axon.eventStore();
    }

    @Bean
    Commands commands(CommandGateway gateway) {
        return new Commands(gateway, continuations());
    }

    private static Executor continuations() {
        var factory = Thread.ofVirtual().name("after-command-", 0).factory();
        return task -> factory.newThread(task).start();
    }

    static LocalCommands localCommandBus(org.axonframework.config.Configuration axon, Executor threads) {
        return new LocalCommands(AsynchronousCommandBus.builder()
                .executor(task -> threads.execute(CallContext.identified(task)))
                .transactionManager(axon.getComponent(TransactionManager.class, () -> NoTransactionManager.INSTANCE))
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"))
                .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                .build());
    }

    private static Serializer generalSerializer() {
        return JacksonSerializer.builder()
                .objectMapper(new ObjectMapper().registerModule(new JavaTimeModule()))
                .build();
    }
}
