package org.mentorship.api.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mentorship.api.cli.CliFailure;
import org.mentorship.api.cli.Progress;
import org.mentorship.api.simulate.story.Act;
import org.mentorship.api.simulate.story.Player;
import org.mentorship.contract.id.MentorshipId;

/**
 * Lets people act through the API, each with their own token. What several mentorships' people do at one instant goes in
 * parallel; inside a mentorship one step waits for the other.
 */
final class ApiStage implements Player.Stage, AutoCloseable {

    private static final int AT_ONCE = 8;

    private final Api api;
    private final Progress progress;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

    /** @param progress counts the acts */
    ApiStage(Api api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    @Override
    public void perform(List<Act> together) {
        var byMentorship = new LinkedHashMap<MentorshipId, List<Act>>();
        together.forEach(act -> byMentorship
                .computeIfAbsent(act.command().mentorshipId(), _ -> new ArrayList<>())
                .add(act));
        var running = byMentorship.values().stream()
                .<Future<?>>map(acts -> threads.submit(() -> acts.forEach(this::perform)))
                .toList();
        running.forEach(ApiStage::await);
    }

    private void perform(Act act) {
        var name = MentorshipMutations.name(act.command());
        try {
            api.mutate(act.by(), name, MentorshipMutations.input(act));
            progress.advance();
        } catch (CliFailure refusal) {
            throw new CliFailure(
                    refusal.code(),
                    "%s of %s, on %s: %s".formatted(name, act.command().mentorshipId(), act.at(), refusal.getMessage()),
                    refusal);
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliFailure("INTERRUPTED", "Stopped.", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
