package org.mentorship.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.api.demo.ByHand.Candidate;
import org.mentorship.api.simulate.story.Chance;
import org.mentorship.api.simulate.story.Match;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.program.Format;

@DisplayName("Matching by hand")
class ByHandTest {

    private static Candidate mentor(String name, List<String> expertise, String language, String zone, int seniority) {
        return new Candidate(Ids.participant(name), expertise, List.of(), List.of(language), zone, seniority, 1);
    }

    private static Candidate mentee(String name, List<String> sought) {
        return new Candidate(Ids.participant(name), List.of(), sought, List.of("en"), "Europe/Berlin", 2, 1);
    }

    private static List<Match> choose(List<Candidate> mentors, List<Candidate> mentees) {
        return choose(Format.ONE_ON_ONE, mentors, mentees, List.of());
    }

    private static List<Match> choose(
            Format format, List<Candidate> mentors, List<Candidate> mentees, List<Candidate> peers) {
        var enrolled = new ByHand.Enrolled(mentors, mentees, peers);
        return ByHand.choose(enrolled, _ -> format, 10, 0, 0, Chance.of(1, "test", 0));
    }

    @Test
    @DisplayName("takes the mentor who offers most of what is sought, and says why")
    void mostSkills() {
        var half = mentor("half", List.of("java"), "en", "Europe/Berlin", 8);
        var all = mentor("all", List.of("java", "sql", "go"), "en", "Asia/Tokyo", 8);
        var pairs = choose(List.of(half, all), List.of(mentee("mentee", List.of("java", "sql"))));

        assertThat(pairs).hasSize(1);
        assertThat(pairs.getFirst().mentor()).isEqualTo(all.id());
        assertThat(pairs.getFirst().skills()).containsExactly("java", "sql");
        assertThat(pairs.getFirst().rationale()).contains("2 of 2 sought skills (java, sql)", "8 h");
    }

    @Test
    @DisplayName("takes the nearer time zone where the skills are equal")
    void nearer() {
        var far = mentor("far", List.of("java"), "en", "Asia/Tokyo", 8);
        var near = mentor("near", List.of("java"), "en", "Europe/London", 8);

        assertThat(choose(List.of(far, near), List.of(mentee("mentee", List.of("java")))))
                .extracting(Match::mentor)
                .containsExactly(near.id());
    }

    @Test
    @DisplayName("proposes nobody without a sought skill, a common language, more seniority or a free slot")
    void nobody() {
        var mentees = List.of(mentee("one", List.of("java")), mentee("two", List.of("java")));

        assertThat(choose(List.of(mentor("m", List.of("sql"), "en", "Europe/Berlin", 8)), mentees))
                .isEmpty();
        assertThat(choose(List.of(mentor("m", List.of("java"), "fr", "Europe/Berlin", 8)), mentees))
                .isEmpty();
        assertThat(choose(List.of(mentor("m", List.of("java"), "en", "Europe/Berlin", 2)), mentees))
                .isEmpty();
        assertThat(choose(List.of(mentor("m", List.of("java"), "en", "Europe/Berlin", 8)), mentees))
                .hasSize(1);
    }

    @Test
    @DisplayName("fills a group with three who seek the same of one mentor, and leaves the fourth to one-on-one")
    void groups() {
        var mentor = new Candidate(
                Ids.participant("mentor"), List.of("java"), List.of(), List.of("en"), "Europe/Berlin", 8, 2);
        var mentees = Stream.of("a", "b", "c", "d")
                .map(name -> mentee(name, List.of("java")))
                .toList();

        var matches = choose(Format.GROUP, List.of(mentor), mentees, List.of());

        assertThat(matches).extracting(Match::format).containsExactly(Format.GROUP, Format.ONE_ON_ONE);
        assertThat(matches.getFirst().mentees()).hasSize(3);
        assertThat(matches)
                .flatExtracting(Match::mentees)
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    @DisplayName("puts peers together who want to learn the same, each once")
    void peers() {
        var peers = List.of(
                mentee("a", List.of("java")),
                mentee("b", List.of("sql")),
                mentee("c", List.of("java", "go")),
                mentee("d", List.of("java")));

        var matches = choose(Format.PEER, List.of(), List.of(), peers);

        assertThat(matches).singleElement().satisfies(match -> {
            assertThat(match.format()).isEqualTo(Format.PEER);
            assertThat(match.skills()).containsExactly("java");
        });
    }

    @Test
    @DisplayName("makes the junior the mentor of a reverse match")
    void reverse() {
        var junior = mentee("junior", List.of("java"));
        var senior = mentor("senior", List.of("java"), "en", "Europe/Berlin", 9);

        assertThat(choose(Format.REVERSE, List.of(junior), List.of(senior), List.of()))
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.format()).isEqualTo(Format.REVERSE);
                    assertThat(match.mentor()).isEqualTo(junior.id());
                });
    }
}
