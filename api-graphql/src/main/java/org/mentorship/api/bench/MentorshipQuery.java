package org.mentorship.api.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How many mentorships with 20 meetings can be read by GraphQL, against the least that GraphQL can be asked. */
final class MentorshipQuery implements Row {

    static final String MENTORSHIP = """
            query ($id: ID!, $asOf: DateTime) {
              mentorship(id: $id, asOf: $asOf) {
                id version status format startedAt
                mentors { id name }
                mentees { id name }
                meetings(first: 20) {
                  edges { cursor node { id status heldAt minutes mode topics notes } }
                  pageInfo { hasNextPage endCursor }
                }
              }
            }""";

    private static final int CONNECTIONS = 16;
    private static final int MEETINGS = 20;

    @Override
    public String name() {
        return "graphql-query";
    }

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        try (var service = MeasuredService.start(stage.directory().resolve("data"))) {
            var cohort = Cohort.of(service, 4);
            cohort.logMeetings(service, cohort.pairs(), MEETINGS);
            service.awaitQuiet();
            var pair = cohort.pairs().getFirst();
            var token = service.token(pair.mentor());
            var mentorship = HttpConnection.request(
                    token,
                    Map.of(
                            "query",
                            MENTORSHIP,
                            "variables",
                            Map.of("id", pair.mentorship().value())));
            var least = HttpConnection.request(token, Map.of("query", "{ __typename }"));
            try (var connections = new Connections(service.url(), CONNECTIONS)) {
                stage.tell("the mentorship and __typename, in turn");
                var time = Duration.ofMillis(stage.size(2_000, 100));
                var rates = InTurn.measure(
                        stage.size(4, 0),
                        stage.size(7, 1),
                        () -> connections.rate(time, mentorship),
                        () -> connections.rate(time, least));
                return List.of(new Figure(
                        name(),
                        "a mentorship with 20 meetings by id",
                        rates.subject(),
                        "answers/s",
                        new Figure.Baseline("{ __typename }", rates.baseline()),
                        Target.atLeast(0.5),
                        "HTTP over %d connections; asked by the mentor, who may read the notes"
                                .formatted(CONNECTIONS)));
            }
        }
    }
}
