package org.mentorship.api.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one caller may ask for at once.
 *
 * @param depth fields inside each other
 * @param complexity fields of the answer, where a list counts as often as its {@code first} says, or ten times if it has none
 * @param aliases fields under another name
 * @param directives uses of directives
 * @param tokens grammar tokens of the document; names, punctuation and values count one each
 * @param body bytes of an HTTP body or WebSocket message
 * @param timeout for one operation, or for the start of a subscription
 * @param requestsPerSecond sustained rate for each subject
 * @param burst requests that a subject may send at once after a pause
 * @param subscriptions that a subject may have open at once, over all connections to this process
 * @param operations queries and mutations that a subject may have in work at once, over all connections to this process; each
 *     is in work until its answer is sent
 * @param connections WebSockets that a subject may have open at once
 * @param connectionsBeforeInit WebSockets from one address that have not said yet whose they are
 * @param connectionsInAll WebSockets and event streams that this process keeps open; fewer than the server's connections,
 *     so that some are left for other requests
 * @param sendTime for one message to a client; a connection that takes longer is closed
 */
@ConfigurationProperties("mentorship.limits")
public record LimitsProperties(
        @DefaultValue("15") int depth,
        @DefaultValue("20000") int complexity,
        @DefaultValue("15") int aliases,
        @DefaultValue("50") int directives,
        @DefaultValue("2000") int tokens,
        @DefaultValue("256KB") DataSize body,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("2000") int requestsPerSecond,
        @DefaultValue("4000") int burst,
        @DefaultValue("100") int subscriptions,
        @DefaultValue("100") int operations,
        @DefaultValue("20") int connections,
        @DefaultValue("200") int connectionsBeforeInit,
        @DefaultValue("4000") int connectionsInAll,
        @DefaultValue("10s") Duration sendTime) {}
