package org.mentorship.api.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.ErrorBody;

/** Errors that the server notices by itself, such as a path that cannot be decoded, in the shape of every other. */
final class ServerErrors extends ErrorReportValve {

    private static final int FIRST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable problem) {
        var unanswered = response.getContentWritten() == 0 && response.setErrorReported();
        if (response.getStatus() < FIRST_ERROR || !unanswered) {
            return;
        }
        try {
            ErrorBody.ofStatus(response.getStatus(), null).write(request, response);
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
