package org.mentorship.command.privacy;

import java.util.Collection;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.StreamId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destroys the key of a person whose data was erased, and of a mentorship whose last person's was, once the event that says so is on disk: in this order the log never
 * lacks the erasure of a key that is gone, and a crash in between is made good from the log at the next start.
 */
public final class Erasures {

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);

    private final SubjectKeys keys;

    public Erasures(SubjectKeys keys) {
        this.keys = keys;
    }

    /**
     * The erasure of a person's data is on disk. If the key then cannot be destroyed, the command has succeeded all the
     * same and the key is out of use; destroying it is tried again once a second, and at the next start.
     */
    public void recorded(ParticipantId person) {
        destroy(person.value());
    }

    /**
     * Makes sure of it, for somebody whose erasure is in the log, or for a mentorship of nobody but such people. May be
     * repeated.
     *
     * @throws RuntimeException if the key cannot be destroyed now
     */
    public void ensure(StreamId subject) {
        keys.destroy(subject.value());
    }

    /** Whether the store of the keys knows that a subject's key was destroyed. */
    public boolean isDone(StreamId subject) {
        return keys.isGone(subject.value());
    }

    /**
     * Makes good what a crash left undone, or an older file of keys has brought back or forgotten, given everybody whose
     * erasure is in the log.
     */
    public void recover(Collection<String> erased) {
        var left = erased.stream().filter(person -> !keys.isGone(person)).toList();
        left.forEach(this::destroy);
        if (!left.isEmpty()) {
            LOG.info("Finished {} erasures that were cut short, or undone by older keys", left.size());
        }
    }

    private void destroy(String person) {
        try {
            keys.destroy(person);
        } catch (RuntimeException e) {
            LOG.error("The key of {} is out of use, but could not be destroyed yet", person, e);
        }
    }
}
