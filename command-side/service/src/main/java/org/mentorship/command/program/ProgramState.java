package org.mentorship.command.program;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.program.Instrument;
import org.mentorship.contract.program.ProgramEvent;
import org.mentorship.contract.program.ProgramEvent.CoordinatorAssigned;
import org.mentorship.contract.program.ProgramEvent.CoordinatorRemoved;
import org.mentorship.contract.program.ProgramEvent.EnrollmentClosed;
import org.mentorship.contract.program.ProgramEvent.EnrollmentOpened;
import org.mentorship.contract.program.ProgramEvent.InstrumentDefined;
import org.mentorship.contract.program.ProgramEvent.PolicyChanged;
import org.mentorship.contract.program.ProgramEvent.ProgramArchived;
import org.mentorship.contract.program.ProgramEvent.ProgramCreated;
import org.mentorship.contract.program.ProgramPolicy;

/** A programme as deciders see it. */
public sealed interface ProgramState {

    Details details();

    /** Runs; enrolment is open or closed. */
    record Running(Details details, boolean enrollmentOpen) implements ProgramState {}

    /** Over: nothing new is taken. */
    record Archived(Details details) implements ProgramState {}

    /**
     * What both phases know.
     *
     * @param coordinators token subjects
     * @param instruments all versions of each, by name, the latest one last
     */
    record Details(
            ProgramId id, ProgramPolicy policy, Set<String> coordinators, Map<String, List<Instrument>> instruments) {

        public Details {
            coordinators = Set.copyOf(coordinators);
            instruments = Map.copyOf(instruments);
        }

        private Details with(ProgramPolicy changed) {
            return new Details(id, changed, coordinators, instruments);
        }

        private Details with(Instrument instrument) {
            var all = new HashMap<>(instruments);
            all.merge(
                    instrument.name(),
                    List.of(instrument),
                    (versions, next) ->
                            Stream.concat(versions.stream(), next.stream()).toList());
            return new Details(id, policy, coordinators, all);
        }

        private Details withCoordinator(String coordinator) {
            var all = new HashSet<>(coordinators);
            all.add(coordinator);
            return new Details(id, policy, all, instruments);
        }

        private Details withoutCoordinator(String coordinator) {
            var all = new HashSet<>(coordinators);
            all.remove(coordinator);
            return new Details(id, policy, all, instruments);
        }
    }

    default ProgramPolicy policy() {
        return details().policy();
    }

    /** The latest version. */
    default Optional<Instrument> instrument(String name) {
        return versions(name).reduce((earlier, later) -> later);
    }

    default Optional<Instrument> instrument(String name, int version) {
        return versions(name)
                .filter(instrument -> instrument.version() == version)
                .findFirst();
    }

    private Stream<Instrument> versions(String name) {
        return details().instruments().getOrDefault(name, List.of()).stream();
    }

    static ProgramState evolve(@Nullable ProgramState state, ProgramEvent event) {
        if (event instanceof ProgramCreated e) {
            return new Running(new Details(e.programId(), e.policy(), Set.of(e.creator()), Map.of()), true);
        }
        if (state == null) {
            throw new IllegalStateException("A programme's stream begins with ProgramCreated, not with " + event);
        }
        var details = state.details();
        return switch (event) {
            case ProgramCreated e -> state;
            case CoordinatorAssigned e -> state.with(details.withCoordinator(e.coordinator()));
            case CoordinatorRemoved e -> state.with(details.withoutCoordinator(e.coordinator()));
            case PolicyChanged e -> state.with(details.with(e.policy()));
            case InstrumentDefined e -> state.with(details.with(e.instrument()));
            case EnrollmentOpened e -> new Running(details, true);
            case EnrollmentClosed e -> new Running(details, false);
            case ProgramArchived e -> new Archived(details);
        };
    }

    private ProgramState with(Details details) {
        return switch (this) {
            case Running running -> new Running(details, running.enrollmentOpen());
            case Archived archived -> new Archived(details);
        };
    }
}
