package org.mentorship.api.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.mentorship.api.simulate.story.Act;
import org.mentorship.api.simulate.story.Player;
import org.mentorship.contract.id.MentorshipId;

/**
 * Lets people act through the API, each with their own token. What several mentorships' people do at one instant goes in
 * parallel; inside a mentorship one step waits for the other.
 */
final class ApiStage implements Player.Stage, AutoCloseable {

    private static final int AT_ONCE = 8;

    private final ApiClient api;
    private final Tokens tokens;
    private final MentorshipMutations mutations;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final AtomicLong done = new AtomicLong();

    ApiStage(ApiClient api, Tokens tokens) {
        this.api = api;
        this.tokens = tokens;
        this.mutations = new MentorshipMutations(api);
    }

    /** How many acts were carried out. */
    long done() {
        return done.get();
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
            api.mutate(tokens.of(act.by()), name, mutations.input(act), "version");
            done.incrementAndGet();
        } catch (ApiRefusal refusal) {
            throw new ApiRefusal(
                    refusal.code(),
                    "%s of %s, on %s: %s"
                            .formatted(name, act.command().mentorshipId(), act.at(), refusal.getMessage()));
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiRefusal("INTERRUPTED", "Interrupted");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
