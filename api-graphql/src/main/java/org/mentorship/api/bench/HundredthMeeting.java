package org.mentorship.api.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What it takes to log a mentorship's hundredth meeting, against its first: one caller, mentorships at their first and at
 * their hundredth meeting in turn. The first confidential text of a mentorship makes its key, which takes one more commit;
 * so that this does not pass for the price of a first meeting, everybody checks in before.
 */
final class HundredthMeeting implements Row {

    private static final int HUNDREDTH = 99;

    @Override
    public String name() {
        return "hundredth-meeting";
    }

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        try (var service = MeasuredService.start(stage.directory().resolve("data"))) {
            var each = stage.size(300, 5);
            var warmUp = stage.size(200, 1);
            stage.tell("making mentorships, half of them with 99 meetings");
            var cohort = Cohort.of(service, 2 * (each + warmUp));
            var fresh = cohort.pairs().subList(0, each + warmUp);
            var grown = cohort.pairs().subList(each + warmUp, 2 * (each + warmUp));
            cohort.checkIn(service);
            cohort.logMeetings(service, grown, HUNDREDTH);
            service.awaitQuiet();
            stage.tell("first and hundredth meetings, in turn");
            return List.of(figure(service, cohort, fresh, grown, warmUp));
        }
    }

    private Figure figure(
            MeasuredService service, Cohort cohort, List<Cohort.Pair> fresh, List<Cohort.Pair> grown, int warmUp)
            throws Exception {
        var firsts = new ArrayList<Double>();
        var hundredths = new ArrayList<Double>();
        for (var i = 0; i < fresh.size(); i++) {
            var young = fresh.get(i);
            var old = grown.get(i);
            var first = InTurn.seconds(() -> cohort.log(service, young, 0));
            var hundredth = InTurn.seconds(() -> cohort.log(service, old, HUNDREDTH));
            if (i >= warmUp) {
                firsts.add(first * 1e3);
                hundredths.add(hundredth * 1e3);
            }
        }
        return new Figure(
                name(),
                "the hundredth meeting of a mentorship",
                Medians.of(hundredths),
                "ms",
                new Figure.Baseline("its first meeting", Medians.of(firsts)),
                Target.atMost(1.3),
                "%d mentorships each, with their keys; one caller; mentorships in memory, as after recent use"
                        .formatted(firsts.size()));
    }
}
