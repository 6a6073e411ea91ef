package org.mentorship.api.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A mentorship of 500 events as of an instant, by GraphQL: all that was recorded until then is read and folded. */
final class AsOfQuery implements Row {

    @Override
    public String name() {
        return "as-of";
    }

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        try (var service = MeasuredService.start(stage.directory().resolve("data"))) {
            var cohort = Cohort.of(service, 2);
            var events = stage.size(500, 50);
            var pair = cohort.pairs().getFirst();
            stage.tell("making a stream of %d events".formatted(events));
            for (var ordinal = 0; cohort.log(service, pair, ordinal).version() < events - 1; ordinal++) {
                service.moveTimeBy(Duration.ofMinutes(1));
            }
            service.awaitQuiet();
            var request = HttpConnection.request(
                    service.token(pair.mentor()),
                    Map.of(
                            "query",
                            MentorshipQuery.MENTORSHIP,
                            "variables",
                            Map.of(
                                    "id",
                                    pair.mentorship().value(),
                                    "asOf",
                                    service.now().toString())));
            stage.tell("asking");
            var times = new ArrayList<Double>();
            try (var connection = new HttpConnection(service.url())) {
                for (var i = 0; i < stage.size(500, 1); i++) {
                    connection.send(request);
                }
                for (var i = 0; i < stage.size(2_000, 10); i++) {
                    times.add(InTurn.seconds(() -> connection.send(request)) * 1e3);
                }
            }
            return List.of(new Figure(
                    name(),
                    "mentorship(asOf) on a stream of %d events, 99th percentile".formatted(events),
                    Medians.percentile(times, 0.99),
                    "ms",
                    null,
                    Target.atMost(20),
                    "median %.3g ms of %,d; HTTP, one caller; as of the last event, so that all are folded"
                            .formatted(Medians.of(times), times.size())));
        }
    }
}
