package org.mentorship.command.axon;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mentorship.command.privacy.Sealing;

/** Hands out numbers for what it is to seal, and says what it was asked. */
public final class RememberedSealing implements Sealing {

    private final Map<String, String> sealed = new HashMap<>();
    private final Set<String> destroyed = new HashSet<>();

    public void destroy(String subject) {
        destroyed.add(subject);
    }

    public int sealed() {
        return sealed.size();
    }

    @Override
    public Optional<String> seal(String subject, String about, String value) {
        if (destroyed.contains(subject)) {
            return Optional.empty();
        }
        var form = "sealed " + sealed.size();
        sealed.put(String.join(" ", form, subject, about), value);
        return Optional.of(form);
    }

    @Override
    public Optional<String> open(String subject, String about, String stored) {
        return Optional.of(sealed.getOrDefault(String.join(" ", stored, subject, about), stored))
                .filter(_ -> !destroyed.contains(subject));
    }
}
