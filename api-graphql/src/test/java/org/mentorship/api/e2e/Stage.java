package org.mentorship.api.e2e;

import org.mentorship.contract.envelope.ActorRole;

/** Where a test plays: a service, and tokens that it takes. */
interface Stage {

    Api api();

    String token(String subject, ActorRole... roles);
}
