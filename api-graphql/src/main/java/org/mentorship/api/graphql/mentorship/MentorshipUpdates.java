package org.mentorship.api.graphql.mentorship;

import graphql.schema.DataFetchingEnvironment;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.mentorship.api.graphql.common.AccessRule;
import org.mentorship.api.graphql.common.AccessRules;
import org.mentorship.api.graphql.common.Callers;
import org.mentorship.api.graphql.common.Coordination;
import org.mentorship.api.graphql.common.MentorshipAccess;
import org.mentorship.api.graphql.common.Reads;
import org.mentorship.api.graphql.common.Standing;
import org.mentorship.api.graphql.common.Thing;
import org.mentorship.api.security.Caller;
import org.mentorship.query.contract.mentorship.FindMentorship;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/** Follows one mentorship. */
@Controller
final class MentorshipUpdates {

    private static final AccessRule RULE = AccessRules.of("Subscription", "mentorshipUpdated");

    /**
     * What is done for a follower is done on virtual threads, each as long as there is something to do: whoever tells of a
     * change projects the read models, or reads from Axon Server, and waits for nobody.
     */
    private static final Scheduler FOLLOWERS = Schedulers.fromExecutor(threads());

    private static final RetryBackoffSpec THREE_TIMES = Retry.fixedDelay(2, Duration.ZERO)
            .filter(TimeoutException.class::isInstance)
            .onRetryExhaustedThrow((_, last) -> last.failure());

    private static final RetryBackoffSpec UNTIL_HEARD =
            Retry.fixedDelay(Long.MAX_VALUE, Duration.ZERO).filter(TimeoutException.class::isInstance);

    private final QueryGateway gateway;
    private final Reads reads;
    private final Coordination coordination;

    MentorshipUpdates(QueryGateway gateway, Reads reads, Coordination coordination) {
        this.gateway = gateway;
        this.reads = reads;
        this.coordination = coordination;
    }

    /**
     * Every update is the whole mentorship, so a slow follower skips to the latest. What changes between the check of the
     * right to read and the listening is not missed: who begins to listen is told how the mentorship is.
     */
    @SubscriptionMapping
    Flux<MentorshipView> mentorshipUpdated(@Argument String id, Caller caller, DataFetchingEnvironment environment) {
        return Mono.fromFuture(() -> reads.get(Thing.MENTORSHIP, id, null))
                .timeout(Reads.ANSWERED_WITHIN)
                .retryWhen(THREE_TIMES)
                .map(mentorship -> MentorshipAccess.readable(RULE, caller, mentorship))
                .flatMapMany(mentorship -> following(mentorship.version(), id, caller, environment));
    }

    private Flux<MentorshipView> following(
            long version, String id, Caller caller, DataFetchingEnvironment environment) {
        var told = new AtomicLong(version);
        return newerThan(version, updates(id))
                .onBackpressureLatest()
                .publishOn(FOLLOWERS, false, 1)
                .concatMap(mentorship -> readable(mentorship, caller, environment), 0)
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .filter(mentorship -> isNews(mentorship, told.getAndSet(mentorship.version()), environment));
    }

    /** Not so if all that came since a version is kept back from the caller: also that something came is not theirs to know. */
    private static boolean isNews(MentorshipView mentorship, long since, DataFetchingEnvironment environment) {
        return Standing.of(environment, mentorship).lastSeen(mentorship) > since;
    }

    /** Who begins to listen is told how the mentorship is; who is told nothing was not heard, and listens anew. */
    private Flux<MentorshipView> updates(String id) {
        return Flux.using(
                        () -> gateway.subscriptionQuery(
                                new FindMentorship(id, null, null),
                                ResponseTypes.instanceOf(Object.class),
                                ResponseTypes.instanceOf(MentorshipView.class)),
                        following -> following.updates(),
                        following -> following.close())
                .timeout(Mono.delay(Reads.ANSWERED_WITHIN), _ -> Mono.never())
                .retryWhen(UNTIL_HEARD);
    }

    /** Several processes may tell of the same version, or of an older one when one of them has been slow. */
    private static Flux<MentorshipView> newerThan(long version, Flux<MentorshipView> updates) {
        var latest = new AtomicLong(version);
        return updates.filter(
                mentorship -> latest.getAndAccumulate(mentorship.version(), Math::max) < mentorship.version());
    }

    /** Empty if the caller may not read it any more; shown to nobody before it is known that they may. */
    private Mono<Optional<MentorshipView>> readable(
            MentorshipView mentorship, Caller caller, DataFetchingEnvironment environment) {
        return coordination.awaited(caller, FOLLOWERS).publishOn(FOLLOWERS).map(now -> {
            Callers.set(environment, now);
            return Optional.of(mentorship).filter(shown -> MentorshipAccess.mayRead(RULE, now, shown));
        });
    }

    private static Executor threads() {
        var factory = Thread.ofVirtual().name("follower-", 0).factory();
        return task -> factory.newThread(task).start();
    }
}
