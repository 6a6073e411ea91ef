package org.mentorship.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.api.demo.ByHand.Candidate;
import org.mentorship.api.simulate.story.Chance;
import org.mentorship.api.simulate.story.Match;
import org.mentorship.contract.id.Ids;

@DisplayName("Matching by hand")
class ByHandTest {

    private static Candidate mentor(String name, List<String> expertise, String language, String zone, int seniority) {
        return new Candidate(Ids.participant(name), expertise, List.of(), List.of(language), zone, seniority, 1);
    }

    private static Candidate mentee(String name, List<String> sought) {
        return new Candidate(Ids.participant(name), List.of(), sought, List.of("en"), "Europe/Berlin", 2, 1);
    }

    private static List<Match> choose(List<Candidate> mentors, List<Candidate> mentees) {
        return ByHand.choose(mentors, mentees, 10, 0, 0, Chance.of(1, "test", 0));
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
}
