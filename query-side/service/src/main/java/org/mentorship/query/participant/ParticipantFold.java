package org.mentorship.query.participant;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.participant.ParticipantEvent;
import org.mentorship.contract.participant.ParticipantEvent.ParticipantRegistered;
import org.mentorship.contract.participant.ParticipantEvent.PersonalDataErased;
import org.mentorship.contract.participant.ParticipantEvent.ProfileUpdated;
import org.mentorship.query.contract.participant.ParticipantView;
import org.mentorship.query.fold.Recorded;
import org.mentorship.query.fold.StreamStart;
import org.mentorship.query.fold.ViewType;

/** Folds a person's events into their view. */
public final class ParticipantFold {

    /** People. */
    public static final ViewType<ParticipantView> TYPE = new ViewType<>(
            "participants",
            ParticipantView.class,
            (view, event, at) -> evolve(view, (ParticipantEvent) event, at),
            ParticipantView::id,
            ParticipantView::version,
            _ -> Map.of(),
            List.of(),
            view -> List.of(view.id()),
            _ -> null);

    private ParticipantFold() {}

    public static ParticipantView evolve(@Nullable ParticipantView view, ParticipantEvent event, Recorded at) {
        return switch (event) {
            case ParticipantRegistered e ->
                new ParticipantView(
                        e.participantId().value(),
                        at.sequence(),
                        at.at(),
                        at.at(),
                        e.name(),
                        e.email(),
                        e.pronouns(),
                        e.biography(),
                        e.attributes(),
                        null);
            case ProfileUpdated e -> {
                var now = StreamStart.existing(view, event, at);
                yield new ParticipantView(
                        now.id(),
                        at.sequence(),
                        now.registeredAt(),
                        at.at(),
                        e.name(),
                        e.email(),
                        e.pronouns(),
                        e.biography(),
                        e.attributes(),
                        now.erasedAt());
            }
            case PersonalDataErased _ -> {
                var now = StreamStart.existing(view, event, at);
                yield new ParticipantView(
                        now.id(),
                        at.sequence(),
                        now.registeredAt(),
                        at.at(),
                        null,
                        null,
                        null,
                        null,
                        now.attributes(),
                        at.at());
            }
        };
    }
}
