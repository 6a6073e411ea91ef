package org.mentorship.api.e2e;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Keeps all that is logged from now on, as much as {@code --verbose} shows. */
final class LogWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("org.mentorship");
    private final ThrowableProxyConverter traces = new ThrowableProxyConverter();
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

    /** For a service that is up: its start puts the log in order anew. */
    LogWatch() {
        setContext(root.getLoggerContext());
        traces.start();
        start();
        root.setLevel(Level.INFO);
        ours.setLevel(Level.DEBUG);
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        event.prepareForDeferredProcessing();
        events.add(event);
    }

    List<ILoggingEvent> events() {
        return List.copyOf(events);
    }

    /** Messages, ids and traces of exceptions with their messages. */
    String everything() {
        var all = new StringBuilder();
        for (var event : events) {
            all.append(event.getFormattedMessage())
                    .append(event.getMDCPropertyMap())
                    .append(traces.convert(event))
                    .append('\n');
        }
        return all.toString();
    }

    @Override
    public void close() {
        root.detachAppender(this);
        root.setLevel(Level.WARN);
        ours.setLevel(Level.INFO);
    }
}
