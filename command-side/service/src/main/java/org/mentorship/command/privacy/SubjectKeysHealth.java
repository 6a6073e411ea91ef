package org.mentorship.command.privacy;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.health.PartHealth;
import org.mentorship.contract.health.PartHealth.State;

/**
 * Up while every key that was asked for is there; degraded where one is missing, cannot be opened, does not open a text or
 * awaits its destruction; down while no new key can be stored, so that nobody's first text is taken.
 */
public final class SubjectKeysHealth implements HealthCheck {

    private final SubjectKeys keys;

    public SubjectKeysHealth(SubjectKeys keys) {
        this.keys = keys;
    }

    @Override
    public String part() {
        return "keys";
    }

    /** A store of keys that cannot be read, or that is of another key-encryption key, throws. */
    @Override
    public PartHealth check() {
        keys.verify();
        keys.look();
        var missing = keys.missing();
        var unopened = keys.unopened();
        var undecrypted = keys.undecrypted();
        var awaiting = keys.awaitingDestruction();
        var refused = keys.writeFailure();
        return PartHealth.of(state(refused, awaiting, missing, unopened, undecrypted))
                .with("missing", missing.size())
                .with("unopened", unopened.size())
                .with("undecrypted", undecrypted.size())
                .with("awaitingDestruction", awaiting)
                .with(
                        "error",
                        refused.or(() -> missing.stream().min(String::compareTo).map(SubjectKeysHealth::text))
                                .or(() ->
                                        unopened.stream().min(String::compareTo).map(SubjectKeysHealth::closed))
                                .or(() -> undecrypted.stream()
                                        .min(String::compareTo)
                                        .map(SubjectKeysHealth::foreign))
                                .orElse(null));
    }

    private static State state(Optional<String> refused, int awaiting, Set<?>... troubled) {
        if (refused.isPresent()) {
            return State.DOWN;
        }
        return awaiting == 0 && Stream.of(troubled).allMatch(Set::isEmpty) ? State.UP : State.DEGRADED;
    }

    private static String closed(String subject) {
        return "The key of " + subject
                + " does not open: it is damaged, and its texts are readable only in a backup from before;"
                + " or, in a cluster, it is under a former key-encryption key: run rotate-keys with that one and the present one";
    }

    private static String foreign(String subject) {
        return "A text of " + subject
                + " does not open with its key: it was changed, or written with another one; restore"
                + " the directory from a backup in which the two belong together";
    }

    private static String text(String subject) {
        return "The texts of " + subject + " have no key; restore the file of keys that belongs to the events";
    }
}
