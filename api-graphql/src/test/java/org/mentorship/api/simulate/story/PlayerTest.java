package org.mentorship.api.simulate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Playing stories")
class PlayerTest {

    private final Frame frame = Stories.frame(1);
    private final List<Match> matches = Stories.matches(40);
    private final List<Instant> times = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();

    private void play(Instant from, Instant until) {
        new Player(times::add, acts::addAll, _ -> {}).play(new Timetable(frame, matches), from, until);
    }

    @Test
    @DisplayName("moves time to each instant at which people act, and lets all of them act in order")
    void inOrder() {
        play(frame.startOf(0), frame.startOf(1_000));

        assertThat(times).isSorted().endsWith(frame.startOf(1_000));
        assertThat(acts).isSortedAccordingTo(Comparator.comparing(Act::at));
        assertThat(acts)
                .containsExactlyInAnyOrderElementsOf(matches.stream()
                        .flatMap(match -> Story.of(frame, match).stream())
                        .toList());
        assertThat(times).containsAll(acts.stream().map(Act::at).toList());
    }

    @Test
    @DisplayName("leaves out what was played before, and stops where it should")
    void part() {
        play(frame.startOf(30), frame.startOf(60));

        assertThat(acts)
                .isNotEmpty()
                .allMatch(
                        act -> !act.at().isBefore(frame.startOf(30)) && act.at().isBefore(frame.startOf(60)))
                .hasSize((int) matches.stream()
                        .mapToLong(match -> Timetable.count(frame, match, frame.startOf(30), frame.startOf(60)))
                        .sum());
        assertThat(times).endsWith(frame.startOf(60)).allMatch(time -> !time.isBefore(frame.startOf(30)));
    }
}
