package org.mentorship.command.program;

import static org.mentorship.command.decision.Decision.accept;
import static org.mentorship.command.decision.Decision.nothing;
import static org.mentorship.command.decision.Decision.refuse;
import static org.mentorship.command.decision.Decision.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.decision.Refusal;
import org.mentorship.command.decision.Texts;
import org.mentorship.command.program.ProgramState.Archived;
import org.mentorship.command.program.ProgramState.Running;
import org.mentorship.contract.Limits;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.envelope.Subjects;
import org.mentorship.contract.program.Instrument;
import org.mentorship.contract.program.InstrumentItem;
import org.mentorship.contract.program.ProgramCommand;
import org.mentorship.contract.program.ProgramCommand.ArchiveProgram;
import org.mentorship.contract.program.ProgramCommand.AssignCoordinator;
import org.mentorship.contract.program.ProgramCommand.ChangePolicy;
import org.mentorship.contract.program.ProgramCommand.CloseEnrollment;
import org.mentorship.contract.program.ProgramCommand.CreateProgram;
import org.mentorship.contract.program.ProgramCommand.DefineInstrument;
import org.mentorship.contract.program.ProgramCommand.OpenEnrollment;
import org.mentorship.contract.program.ProgramCommand.RemoveCoordinator;
import org.mentorship.contract.program.ProgramEvent;
import org.mentorship.contract.program.ProgramEvent.CoordinatorAssigned;
import org.mentorship.contract.program.ProgramEvent.CoordinatorRemoved;
import org.mentorship.contract.program.ProgramEvent.EnrollmentClosed;
import org.mentorship.contract.program.ProgramEvent.EnrollmentOpened;
import org.mentorship.contract.program.ProgramEvent.InstrumentDefined;
import org.mentorship.contract.program.ProgramEvent.PolicyChanged;
import org.mentorship.contract.program.ProgramEvent.ProgramArchived;
import org.mentorship.contract.program.ProgramEvent.ProgramCreated;
import org.mentorship.contract.stored.Footprint;

/** Decides about a programme. */
public final class ProgramDecider {

    private ProgramDecider() {}

    /** Decides any command on any state; null state means that the programme does not exist yet. */
    public static Decision<ProgramEvent> decide(
            @Nullable ProgramState state, ProgramCommand command, DecisionContext context) {
        if (command instanceof CreateProgram create) {
            return state == null
                    ? create(create, context)
                    : refuse(RejectionCode.WRONG_PHASE, "The programme exists already.");
        }
        return switch (state) {
            case null -> refuse(RejectionCode.NOT_FOUND, "There is no such programme.", "programId");
            case Archived archived -> refuse(RejectionCode.PROGRAM_ARCHIVED, "The programme is archived.", "programId");
            case Running running -> decide(running, command);
        };
    }

    private static Decision<ProgramEvent> create(CreateProgram c, DecisionContext context) {
        return rules(Texts.requiredName(c.name(), "name"), PolicyRules.check(c.policy()))
                .then(() -> {
                    var events = new ArrayList<ProgramEvent>();
                    events.add(new ProgramCreated(
                            c.programId(),
                            c.name(),
                            c.setting(),
                            c.policy(),
                            context.envelope().actor()));
                    StandardInstruments.all()
                            .forEach(instrument -> events.add(new InstrumentDefined(c.programId(), instrument)));
                    return accept(events);
                });
    }

    private static Decision<ProgramEvent> decide(Running state, ProgramCommand command) {
        var details = state.details();
        return switch (command) {
            case CreateProgram c -> refuse(RejectionCode.WRONG_PHASE, "The programme exists already.");
            case AssignCoordinator c ->
                rules(
                                Texts.requiredShort(c.coordinator(), "coordinator"),
                                Refusal.when(
                                        !Subjects.mayCall(c.coordinator()),
                                        RejectionCode.INVALID_VALUE,
                                        "A coordinator is the subject of a token: without blanks around it or line breaks,"
                                                + " and no automation.",
                                        "coordinator"),
                                Refusal.when(
                                        details.coordinators().contains(c.coordinator()),
                                        RejectionCode.ALREADY_COORDINATOR,
                                        "They coordinate the programme already.",
                                        "coordinator"),
                                Refusal.when(
                                        details.coordinators().size() >= Limits.COORDINATORS,
                                        RejectionCode.LIMIT_REACHED,
                                        "A programme has at most %d coordinators.".formatted(Limits.COORDINATORS),
                                        "coordinator"))
                        .then(() -> accept(new CoordinatorAssigned(c.programId(), c.coordinator())));
            case RemoveCoordinator c ->
                rules(
                                Refusal.when(
                                        !details.coordinators().contains(c.coordinator()),
                                        RejectionCode.NOT_A_COORDINATOR,
                                        "They do not coordinate the programme.",
                                        "coordinator"),
                                Refusal.when(
                                        details.coordinators().size() == 1,
                                        RejectionCode.LAST_COORDINATOR,
                                        "A programme always has a coordinator; assign another one first.",
                                        "coordinator"))
                        .then(() -> accept(new CoordinatorRemoved(c.programId(), c.coordinator())));
            case ChangePolicy c ->
                rules(PolicyRules.check(c.policy()))
                        .then(() -> c.policy().equals(details.policy())
                                ? nothing()
                                : accept(new PolicyChanged(c.programId(), c.policy())));
            case OpenEnrollment c -> state.enrollmentOpen() ? nothing() : accept(new EnrollmentOpened(c.programId()));
            case CloseEnrollment c -> state.enrollmentOpen() ? accept(new EnrollmentClosed(c.programId())) : nothing();
            case DefineInstrument c -> defineInstrument(state, c);
            case ArchiveProgram c -> accept(new ProgramArchived(c.programId()));
        };
    }

    private static Decision<ProgramEvent> defineInstrument(Running state, DefineInstrument c) {
        var refusals = new ArrayList<@Nullable Refusal>(List.of());
        refusals.add(Texts.requiredShort(c.name(), "name"));
        refusals.add(Texts.notEmpty(c.items(), "items"));
        refusals.add(Texts.sizeWithin(c.items(), Limits.INSTRUMENT_ITEMS, "items"));
        refusals.add(
                Texts.noDuplicates(c.items().stream().map(InstrumentItem::code).toList(), "items"));
        for (var i = 0; i < c.items().size(); i++) {
            refusals.add(check(c.items().get(i), String.valueOf(i)));
        }
        return rules(refusals.toArray(Refusal[]::new)).then(() -> {
            var version = state.instrument(c.name()).map(Instrument::version).orElse(0) + 1;
            var next = new Instrument(c.name(), version, c.items());
            return rules(hasRoomFor(next, state)).then(() -> accept(new InstrumentDefined(c.programId(), next)));
        });
    }

    /** All versions are in the programme's view, which is one document. */
    private static @Nullable Refusal hasRoomFor(Instrument next, Running state) {
        var held = state.details().instruments().values().stream()
                .flatMap(List::stream)
                .mapToLong(Footprint::ofRecord)
                .sum();
        return Refusal.when(
                held + Footprint.ofRecord(next) > Limits.INSTRUMENTS_BYTES,
                RejectionCode.LIMIT_REACHED,
                "The versions of the programme's instruments take as much as they may.",
                "items");
    }

    private static @Nullable Refusal check(InstrumentItem item, String index) {
        var rules = rules(
                Texts.requiredShort(item.code(), "items", index, "code"),
                Texts.requiredShort(item.text(), "items", index, "text"),
                Texts.optionalShort(item.subscale(), "items", index, "subscale"),
                Texts.between(item.min(), 0, 99, "items", index, "min"),
                Texts.between(item.max(), item.min() + 1, 100, "items", index, "max"));
        return rules.first();
    }
}
