package org.mentorship.query.contract.program;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.program.Instrument;
import org.mentorship.contract.program.ProgramPolicy;
import org.mentorship.contract.program.Setting;

/**
 * A programme.
 *
 * @param version sequence number of the last event seen, from 0
 * @param coordinators token subjects
 * @param instruments every version of each, in the order of their definition
 * @param archivedAt when it was archived, if it was
 */
public record ProgramView(
        String id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String name,
        Setting setting,
        ProgramPolicy policy,
        List<String> coordinators,
        boolean enrollmentOpen,
        List<Instrument> instruments,
        @Nullable Instant archivedAt) {

    public ProgramView {
        coordinators = List.copyOf(coordinators);
        instruments = List.copyOf(instruments);
    }

    public boolean archived() {
        return archivedAt != null;
    }

    /** The newest version of an instrument. */
    public Optional<Instrument> instrument(String name) {
        return instruments.reversed().stream()
                .filter(instrument -> instrument.name().equals(name))
                .findFirst();
    }
}
