package org.mentorship.api.security;

import java.nio.file.Path;
import org.mentorship.contract.RunMode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What security needs to know of the process.
 *
 * @param data the data directory, with the signing key of the embedded mode
 * @param mode the embedded one signs its own tokens unless an issuer is configured
 * @param security how tokens of another issuer say who is calling
 */
@ConfigurationProperties("mentorship")
record SecurityProperties(
        @DefaultValue("data") Path data,
        @DefaultValue(RunMode.EMBEDDED_VALUE) RunMode mode,
        @DefaultValue Claims security) {

    /**
     * Names of claims.
     *
     * @param rolesClaim lists the roles
     * @param participantClaim holds the {@code par_…} id of callers with the role PARTICIPANT
     */
    record Claims(
            @DefaultValue(TokenIssuer.ROLES_CLAIM) String rolesClaim,
            @DefaultValue("sub") String participantClaim) {}
}
