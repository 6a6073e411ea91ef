package org.mentorship.api.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mentorship.contract.mentorship.MeetingCommand.LogMeeting;

/**
 * What a GraphQL mutation takes whose payload shows its effect, against the same command on the bus: one caller, each in
 * turn.
 */
final class MutationReadYourWrites implements Row {

    private static final String LOG_MEETING = """
            mutation ($input: LogMeetingInput!) {
              logMeeting(input: $input) {
                mentorship { id version status }
                meetingId
                version
                userErrors { code message field }
              }
            }""";

    @Override
    public String name() {
        return "graphql-mutation";
    }

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        try (var service = MeasuredService.start(stage.directory().resolve("data"))) {
            var cohort = Cohort.of(service, stage.size(100, 2));
            stage.tell("mutations and commands, in turn");
            var warmUp = stage.size(1_500, 5);
            var counted = stage.size(1_500, 5);
            var mutations = new ArrayList<Double>();
            var commands = new ArrayList<Double>();
            var pairs = cohort.pairs();
            var tokens =
                    pairs.stream().map(pair -> service.token(pair.mentor())).toList();
            try (var connection = new HttpConnection(service.url())) {
                for (var i = 0; i < warmUp + counted; i++) {
                    var pair = pairs.get(i % pairs.size());
                    var ordinal = 2 * (i / pairs.size());
                    var command = InTurn.seconds(() -> cohort.log(service, pair, ordinal));
                    var request = request(tokens.get(i % pairs.size()), cohort.meeting(pair, ordinal + 1));
                    var mutation = InTurn.seconds(() -> mutate(connection, request));
                    if (i >= warmUp) {
                        commands.add(command * 1e3);
                        mutations.add(mutation * 1e3);
                    }
                }
            }
            return List.of(new Figure(
                    name(),
                    "logMeeting over HTTP, until its payload shows the meeting",
                    Medians.of(mutations),
                    "ms",
                    new Figure.Baseline("the command on the bus", Medians.of(commands)),
                    Target.atMost(3.0),
                    "%,d each, one caller, one connection".formatted(counted)));
        }
    }

    private static void mutate(HttpConnection connection, byte[] request) throws IOException {
        var answer = connection.send(request);
        if (answer.contains("\"mentorship\":null")) {
            throw new IOException("The mutation's effect could not be read in time: " + answer);
        }
    }

    private static byte[] request(String token, LogMeeting c) {
        return HttpConnection.request(
                token,
                Map.of(
                        "query",
                        LOG_MEETING,
                        "variables",
                        Map.of(
                                "input",
                                Map.of(
                                        "mentorshipId", c.mentorshipId().value(),
                                        "heldAt", c.heldAt().toString(),
                                        "minutes", c.minutes(),
                                        "mode", c.mode().name(),
                                        "attendeeIds",
                                                c.attendeeIds().stream()
                                                        .map(id -> id.value())
                                                        .toList(),
                                        "topics", c.topics(),
                                        "notes", String.valueOf(c.notes())))));
    }
}
