package org.mentorship.api.security;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Takes from a response what failed for the one who was served with it before. Where a line breaks while it is written to on
 * another thread than the server's, the server may note that only when what served it is in its cache again.
 */
final class FreshResponses extends ValveBase {

    FreshResponses() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var served = response.getCoyoteResponse();
        if (!request.isAsync() && served.isExceptionPresent()) {
            served.reset();
        }
        getNext().invoke(request, response);
    }
}
