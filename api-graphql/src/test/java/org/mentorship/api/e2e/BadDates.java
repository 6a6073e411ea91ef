package org.mentorship.api.e2e;

import static java.util.Map.entry;
import static org.mentorship.api.e2e.BadInputScene.with;

import java.time.Duration;
import java.util.List;

/** Dates that cannot be. */
final class BadDates extends BadInputRows {

    BadDates(BadInputScene scene) {
        super(scene);
    }

    @Override
    List<Row> rows() {
        return List.of(
                row(
                        "a meeting held tomorrow",
                        "MEETING_IN_FUTURE",
                        "logMeeting",
                        with(
                                scene.held(),
                                entry(
                                        "heldAt",
                                        scene.service
                                                .now()
                                                .plus(Duration.ofDays(1))
                                                .toString()))),
                row(
                        "a meeting held before the start",
                        "MEETING_BEFORE_START",
                        "logMeeting",
                        with(
                                scene.held(),
                                entry(
                                        "heldAt",
                                        LocalService.BEGINNING.minusSeconds(1).toString()))),
                row(
                        "two meetings at once",
                        "OVERLAPPING_MEETING",
                        "logMeeting",
                        with(
                                scene.held(),
                                entry(
                                        "heldAt",
                                        LocalService.BEGINNING
                                                .plus(Duration.ofDays(1))
                                                .plusSeconds(60)
                                                .toString()))),
                row(
                        "a meeting planned for yesterday",
                        "DATE_IN_PAST",
                        "scheduleMeeting",
                        with(
                                scene.planned(),
                                entry(
                                        "startsAt",
                                        scene.service
                                                .now()
                                                .minus(Duration.ofDays(1))
                                                .toString()))),
                row(
                        "a meeting moved to yesterday",
                        "DATE_IN_PAST",
                        "rescheduleMeeting",
                        scene.onActive(
                                entry("meetingId", scene.meeting),
                                entry(
                                        "startsAt",
                                        scene.service
                                                .now()
                                                .minus(Duration.ofDays(1))
                                                .toString()))),
                row(
                        "a meeting in 200 years",
                        "INVALID_VALUE",
                        "scheduleMeeting",
                        with(scene.planned(), entry("startsAt", "2226-01-01T10:00:00Z"))),
                row(
                        "nobody came to a meeting to be",
                        "DATE_IN_FUTURE",
                        "recordNoShow",
                        scene.onActive(entry("meetingId", scene.meeting), entry("absentIds", List.of(cast.mentee())))),
                row(
                        "a goal due last year",
                        "DATE_IN_PAST",
                        "setGoals",
                        scene.goals(with(scene.goal(), entry("due", "2025-12-31")))),
                row(
                        "a milestone completed next year",
                        "DATE_IN_FUTURE",
                        "completeMilestone",
                        scene.onActive(
                                entry("goalId", scene.goal),
                                entry("milestoneId", scene.milestone),
                                entry("completedOn", "2027-01-01"))),
                row(
                        "a task due last year",
                        "DATE_IN_PAST",
                        "addActionItem",
                        scene.onActive(
                                entry("text", "Write."), entry("ownerId", cast.mentee()), entry("due", "2025-12-31"))),
                row(
                        "a pause until last year",
                        "DATE_IN_PAST",
                        "pauseMentorship",
                        scene.onActive(entry("until", "2025-12-31"))));
    }
}
