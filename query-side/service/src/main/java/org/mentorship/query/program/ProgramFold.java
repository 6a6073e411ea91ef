package org.mentorship.query.program;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
import org.mentorship.query.contract.program.ProgramView;
import org.mentorship.query.fold.Lists;
import org.mentorship.query.fold.Recorded;
import org.mentorship.query.fold.StreamStart;
import org.mentorship.query.fold.ViewType;

/** Folds a programme's events into its view. */
public final class ProgramFold {

    /** Programmes. */
    public static final ViewType<ProgramView> TYPE = new ViewType<>(
            "programs",
            ProgramView.class,
            (view, event, at) -> evolve(view, (ProgramEvent) event, at),
            ProgramView::id,
            ProgramView::version,
            view -> Map.of(
                    "coordinators", view.coordinators(),
                    "open", view.enrollmentOpen(),
                    "archived", view.archived()),
            List.of("coordinators"),
            _ -> List.of(),
            ProgramView::id);

    private ProgramFold() {}

    public static ProgramView evolve(@Nullable ProgramView view, ProgramEvent event, Recorded at) {
        if (event instanceof ProgramCreated created) {
            return created(created, at);
        }
        var now = StreamStart.existing(view, event, at);
        return switch (event) {
            case ProgramCreated created -> created(created, at);
            case CoordinatorAssigned e ->
                next(
                        now,
                        at,
                        now.policy(),
                        now.coordinators().contains(e.coordinator())
                                ? now.coordinators()
                                : Lists.append(now.coordinators(), e.coordinator()),
                        now.enrollmentOpen(),
                        now.instruments(),
                        now.archivedAt());
            case CoordinatorRemoved e ->
                next(
                        now,
                        at,
                        now.policy(),
                        Lists.without(now.coordinators(), e.coordinator()::equals),
                        now.enrollmentOpen(),
                        now.instruments(),
                        now.archivedAt());
            case PolicyChanged e ->
                next(
                        now,
                        at,
                        e.policy(),
                        now.coordinators(),
                        now.enrollmentOpen(),
                        now.instruments(),
                        now.archivedAt());
            case EnrollmentOpened _ ->
                next(now, at, now.policy(), now.coordinators(), true, now.instruments(), now.archivedAt());
            case EnrollmentClosed _ ->
                next(now, at, now.policy(), now.coordinators(), false, now.instruments(), now.archivedAt());
            case InstrumentDefined e ->
                next(
                        now,
                        at,
                        now.policy(),
                        now.coordinators(),
                        now.enrollmentOpen(),
                        Lists.append(now.instruments(), e.instrument()),
                        now.archivedAt());
            case ProgramArchived _ ->
                next(now, at, now.policy(), now.coordinators(), false, now.instruments(), at.at());
        };
    }

    private static ProgramView created(ProgramCreated e, Recorded at) {
        return new ProgramView(
                e.programId().value(),
                at.sequence(),
                at.at(),
                at.at(),
                e.name(),
                e.setting(),
                e.policy(),
                List.of(e.creator()),
                true,
                List.of(),
                null);
    }

    private static ProgramView next(
            ProgramView now,
            Recorded at,
            ProgramPolicy policy,
            List<String> coordinators,
            boolean enrollmentOpen,
            List<Instrument> instruments,
            @Nullable Instant archivedAt) {
        return new ProgramView(
                now.id(),
                at.sequence(),
                now.createdAt(),
                at.at(),
                now.name(),
                now.setting(),
                policy,
                coordinators,
                enrollmentOpen,
                instruments,
                archivedAt);
    }
}
