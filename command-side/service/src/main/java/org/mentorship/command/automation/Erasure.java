package org.mentorship.command.automation;

import java.time.Instant;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.ParticipantId;

/** A person's data was erased, with what the log knows of it. */
public record Erasure(ParticipantId person, Instant recordedAt, String eventId, Envelope envelope) {}
