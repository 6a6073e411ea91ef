package org.mentorship.command.axon;

import java.time.Clock;

/** What every aggregate shell needs from outside to handle a command. */
public record CommandDesk(Clock clock, Fingerprints fingerprints, Freshness freshness, Keeping keeping) {}
