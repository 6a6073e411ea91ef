package org.mentorship.query.contract.mentorship;

import java.time.Instant;

/** One party's signature. */
public record SignatureView(String participantId, Instant signedAt) {}
