package org.mentorship.api.demo;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.security.TokenIssuer;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.ParticipantId;

/** A token for each who acts, signed with the key of the data directory. */
final class Tokens {

    /** What a token for a coordinator says if nobody is named, so that one can go on by hand. */
    static final String COORDINATOR = "coordinator";

    /** Tokens go by the machine's time; a demo and what one tries afterwards fit into a day. */
    private static final Duration VALID_FOR = Duration.ofHours(24);

    private final TokenIssuer issuer;
    private final Map<String, String> issued = new ConcurrentHashMap<>();

    Tokens(ECKey key) {
        this.issuer = new TokenIssuer(key, Clock.systemUTC());
    }

    String coordinator() {
        return issued.computeIfAbsent(COORDINATOR, subject -> issue(subject, ActorRole.COORDINATOR));
    }

    /** Also what one tries by hand afterwards. */
    String participant(ParticipantId id) {
        return issued.computeIfAbsent(id.value(), subject -> issue(subject, ActorRole.PARTICIPANT));
    }

    /** The token of a participant, or for null the coordinator's. */
    String of(@Nullable ParticipantId by) {
        return by == null ? coordinator() : participant(by);
    }

    private String issue(String subject, ActorRole role) {
        return issuer.issue(subject, List.of(role), VALID_FOR);
    }
}
