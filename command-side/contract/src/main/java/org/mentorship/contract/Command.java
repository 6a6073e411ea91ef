package org.mentorship.contract;

import org.mentorship.contract.id.StreamId;

/**
 * A wish to change one stream. The envelope (who asks, the command id, the expected version) travels beside it as
 * metadata, see {@link org.mentorship.contract.envelope.Envelope}.
 */
public interface Command {

    /** The stream that decides about this command. */
    StreamId streamId();
}
