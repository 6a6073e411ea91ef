package org.mentorship.api.security;

import java.util.List;
import java.util.regex.Pattern;
import org.mentorship.contract.StartupFailure;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose pages may talk to the service from a browser, beside its own.
 *
 * @param allowedOrigins each a scheme, a host and, where it is not the scheme's own, a port
 */
@ConfigurationProperties("mentorship.security")
record OriginProperties(@DefaultValue List<String> allowedOrigins) {

    /** As browsers write it in {@code Origin}: RFC 6454, section 6.2. */
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.\\-\\[\\]:]+");

    OriginProperties {
        allowedOrigins = List.copyOf(allowedOrigins);
        for (var origin : allowedOrigins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new StartupFailure(
                        StartupFailure.Code.ORIGIN_INVALID,
                        "mentorship.security.allowed-origins: " + origin
                                + " is no origin such as https://app.example; wildcards and paths are not taken");
            }
        }
    }
}
