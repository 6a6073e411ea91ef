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
     * @param unseen how many of the stream's events up to that version are kept back from who sent the command
     */
    record Accepted(String stream, long version, List<String> createdIds, int unseen) implements CommandOutcome {
        public Accepted {
            createdIds = List.copyOf(createdIds);
        }

        /** Of a stream of which nothing is kept back from who sent the command. */
        public Accepted(String stream, long version, List<String> createdIds) {
            this(stream, version, createdIds, 0);
        }

        /** The version as who sent the command counts it. */
        public long versionSeen() {
            return version - unseen;
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
