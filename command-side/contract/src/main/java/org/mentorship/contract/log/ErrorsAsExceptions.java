package org.mentorship.contract.log;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * For what Axon's pooled processors call. They try again after an exception; an Error ends their task (Axon 4.13), so that
 * they stand still for ever and say nothing of it. Here an Error comes out as an exception.
 */
public final class ErrorsAsExceptions {

    private ErrorsAsExceptions() {}

    public static TokenStore of(TokenStore tokens) {
        return (TokenStore) around(TokenStore.class, tokens);
    }

    /** Of the streams that it opens, too. */
    @SuppressWarnings("unchecked") // a proxy of the same type
    public static StreamableMessageSource<TrackedEventMessage<?>> of(
            StreamableMessageSource<TrackedEventMessage<?>> source) {
        return (StreamableMessageSource<TrackedEventMessage<?>>) around(StreamableMessageSource.class, source);
    }

    private static Object around(Class<?> type, Object real) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
            try {
                var result = method.invoke(real, arguments);
                return result instanceof BlockingStream<?> stream ? around(BlockingStream.class, stream) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof Exception exception
                        ? exception
                        : new IllegalStateException(
                                method.getName() + " ended in an error of the machine", e.getCause());
            }
        });
    }
}
