package org.mentorship.contract;

import java.util.List;

/** What became of a command. A rejection is an answer, not an exception: it changes nothing. */
public sealed interface CommandOutcome {

    /**
     * The command took effect, now or when it was first sent.
     *
     * @param stream the stream that it changed
     * @param version the sequence number of the last event that the command appended (the first event of a stream is 0);
     *     where the command had nothing to change, the stream's version
     * @param createdIds the ids of things made inside the stream, in the order of the command's input
     */
    record Accepted(String stream, long version, List<String> createdIds) implements CommandOutcome {
        public Accepted {
            createdIds = List.copyOf(createdIds);
        }
    }

    /**
     * A rule refused the command.
     *
     * @param code the rule's stable code
     * @param message one sentence for people: what, where and what to do
     * @param field path of the input field at fault, empty if no single field is
     */
    record Rejected(RejectionCode code, String message, List<String> field) implements CommandOutcome {
        public Rejected {
            field = List.copyOf(field);
        }
    }
}
