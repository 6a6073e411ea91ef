package org.mentorship.query.mongo;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.concurrent.CompletionException;
import org.mentorship.contract.Unavailable;

/** The MongoDB of the read models cannot be reached, or takes too long. */
public final class ReadStoreUnavailable extends Unavailable {

    private static final long serialVersionUID = 1L;

    private ReadStoreUnavailable(Throwable cause) {
        super("The read store is away: " + cause.getMessage(), cause);
    }

    /** The same failure, but told as this one if it is the server's absence. */
    public static RuntimeException orElse(RuntimeException failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case MongoTimeoutException _,
                    MongoSocketException _,
                    MongoServerUnavailableException _,
                    MongoConnectionPoolClearedException _,
                    MongoNotPrimaryException _,
                    MongoNodeIsRecoveringException _ -> new ReadStoreUnavailable(cause);
            default -> failure;
        };
    }
}
