package org.mentorship.api.e2e;

import static java.util.Map.entry;
import static org.mentorship.api.e2e.BadInputScene.with;

import java.util.List;
import java.util.Map;

/** Command ids of something else, and versions that are not there. */
final class BadCommandIds extends BadInputRows {

    BadCommandIds(BadInputScene scene) {
        super(scene);
    }

    @Override
    List<Row> rows() {
        scene.accepted(cast.mentorToken(), "raiseConcern", concern("Once."));
        return List.of(
                row("the id of another content", "IDEMPOTENCY_CONFLICT", "raiseConcern", concern("Twice.")),
                row(
                        "the id of another command",
                        "IDEMPOTENCY_CONFLICT",
                        "pauseMentorship",
                        scene.onActive(entry("commandId", "concern-1"))),
                row(
                        "an id with a space",
                        "INVALID_VALUE",
                        "raiseConcern",
                        with(concern("Once."), entry("commandId", "a b"))),
                row("an empty id", "INVALID_VALUE", "raiseConcern", with(concern("Once."), entry("commandId", ""))),
                row(
                        "an id of 101 characters",
                        "INVALID_VALUE",
                        "raiseConcern",
                        with(concern("Once."), entry("commandId", "x".repeat(101)))),
                row(
                        "a version that is past",
                        "VERSION_CONFLICT",
                        "pauseMentorship",
                        scene.onActive(entry("expectedVersion", 0))),
                row(
                        "a version to come",
                        "VERSION_CONFLICT",
                        "pauseMentorship",
                        scene.onActive(entry("expectedVersion", 9_999))),
                row(
                        "a version below all",
                        "VERSION_CONFLICT",
                        "pauseMentorship",
                        scene.onActive(entry("expectedVersion", -1))));
    }

    private Map<String, Object> concern(String text) {
        return scene.onActive(entry("severity", "LOW"), entry("text", text), entry("commandId", "concern-1"));
    }
}
