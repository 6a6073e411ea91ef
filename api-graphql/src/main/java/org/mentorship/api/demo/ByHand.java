package org.mentorship.api.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.mentorship.api.simulate.story.Chance;
import org.mentorship.api.simulate.story.Formats;
import org.mentorship.api.simulate.story.Match;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.program.Format;

/**
 * Puts people together as a coordinator with a list in hand would: a mentor must offer at least one skill that the mentee
 * seeks, speak a common language, be more senior and have a free slot. Of all such pairs the one with the largest share of
 * sought skills comes first, then the one with fewer hours between the time zones. It is a greedy choice, not the best
 * one for all together. Groups are filled up with others who seek the same; peers want to learn the same; in a reverse
 * match the junior is the mentor.
 */
final class ByHand {

    /** Somebody enrolled, with what the choice looks at. */
    record Candidate(
            ParticipantId id,
            List<String> expertise,
            List<String> sought,
            List<String> languages,
            String timeZone,
            int seniority,
            int capacity) {}

    /** A mentor and a mentee who could work together. */
    private record Option(Candidate mentor, Candidate mentee, List<String> skills, int hoursApart) {
        double share() {
            return skills.size() / (double) mentee.sought().size();
        }
    }

    private static final Instant ANY_WINTER_DAY = Instant.parse("2025-01-06T12:00:00Z");
    private static final int FIRST_DAYS = 8;
    private static final int LATE_DAYS = 25;
    private static final int WEEK = 7;
    private static final int WORKDAYS = 5;

    private final Enrolled enrolled;
    private final List<Option> options;
    private final Map<ParticipantId, Integer> free = new HashMap<>();
    private final Set<ParticipantId> matched = new HashSet<>();
    private final Set<ParticipantId> peers = new HashSet<>();

    /** Everybody who can be chosen, by the role of their place. */
    record Enrolled(List<Candidate> mentors, List<Candidate> mentees, List<Candidate> peers) {
        Enrolled {
            mentors = List.copyOf(mentors);
            mentees = List.copyOf(mentees);
            peers = List.copyOf(peers);
        }
    }

    private ByHand(Enrolled enrolled) {
        this.enrolled = enrolled;
        this.options = options(enrolled.mentors(), enrolled.mentees());
        enrolled.mentors().forEach(mentor -> free.put(mentor.id(), mentor.capacity()));
    }

    /**
     * Chooses who is proposed to whom.
     *
     * @param formats of each proposal by its ordinal, as far as there are people for it; else it is one-on-one
     * @param cohort how many to propose in the first days
     * @param late how many to propose in the days from {@code lateDay} on
     */
    static List<Match> choose(
            Enrolled enrolled, IntFunction<Format> formats, int cohort, int late, int lateDay, Chance chance) {
        var choice = new ByHand(enrolled);
        var matches = new ArrayList<Match>();
        while (matches.size() < cohort + late) {
            var ordinal = matches.size();
            var together = choice.together(formats.apply(ordinal)).or(() -> choice.together(Format.ONE_ON_ONE));
            if (together.isEmpty()) {
                break;
            }
            var day = ordinal < cohort ? chance.between(0, FIRST_DAYS) : lateDay + chance.between(0, LATE_DAYS);
            matches.add(together.get().match(ordinal, workday(day)));
        }
        return matches;
    }

    /** People who are to be proposed to each other. */
    private record Together(
            Format format, Candidate mentor, List<Candidate> mentees, List<String> skills, String rationale) {

        Match match(int ordinal, int day) {
            var ids = mentees.stream().map(Candidate::id).toList();
            return new Match(ordinal, format, mentor.id(), ids, skills, rationale, day);
        }
    }

    private Optional<Together> together(Format format) {
        return switch (format) {
            case ONE_ON_ONE -> pair();
            case GROUP -> group();
            case PEER -> amongEquals();
            case REVERSE -> reversed();
        };
    }

    private Optional<Together> pair() {
        return open().findFirst().map(option -> {
            take(option.mentor(), List.of(option.mentee()));
            return new Together(
                    Format.ONE_ON_ONE, option.mentor(), List.of(option.mentee()), option.skills(), rationale(option));
        });
    }

    /** The best pair, and who else seeks what it is about from the same mentor. */
    private Optional<Together> group() {
        for (var first : open().toList()) {
            var members = open().filter(option -> option.mentor().equals(first.mentor())
                            && option.skills().containsAll(first.skills()))
                    .map(Option::mentee)
                    .limit(Formats.GROUP_MENTEES)
                    .toList();
            if (members.size() == Formats.GROUP_MENTEES) {
                take(first.mentor(), members);
                var rationale = "Offers what all of them seek (%s)".formatted(String.join(", ", first.skills()));
                return Optional.of(new Together(Format.GROUP, first.mentor(), members, first.skills(), rationale));
            }
        }
        return Optional.empty();
    }

    private Optional<Together> amongEquals() {
        for (var one : enrolled.peers()) {
            for (var other : enrolled.peers()) {
                var skills = common(one.sought(), other.sought());
                if (one.id().value().compareTo(other.id().value()) < 0
                        && !peers.contains(one.id())
                        && !peers.contains(other.id())
                        && !skills.isEmpty()
                        && speak(one, other)) {
                    peers.addAll(List.of(one.id(), other.id()));
                    var rationale = "Both want to learn %s".formatted(String.join(", ", skills));
                    return Optional.of(new Together(Format.PEER, one, List.of(other), skills, rationale));
                }
            }
        }
        return Optional.empty();
    }

    /** Somebody who has just begun, and somebody senior who works with what the other is learning now. */
    private Optional<Together> reversed() {
        for (var junior : enrolled.mentors()) {
            for (var senior : enrolled.mentees()) {
                var skills = common(junior.sought(), senior.expertise());
                if (free.getOrDefault(junior.id(), 0) > 0
                        && !matched.contains(senior.id())
                        && junior.seniority() < senior.seniority()
                        && !skills.isEmpty()
                        && speak(junior, senior)) {
                    take(junior, List.of(senior));
                    var rationale = "Comes to %s with fresh eyes".formatted(String.join(", ", skills));
                    return Optional.of(new Together(Format.REVERSE, junior, List.of(senior), skills, rationale));
                }
            }
        }
        return Optional.empty();
    }

    /** What can still be chosen, the best first. */
    private Stream<Option> open() {
        return options.stream()
                .filter(option -> free.getOrDefault(option.mentor().id(), 0) > 0
                        && !matched.contains(option.mentee().id()));
    }

    private void take(Candidate mentor, List<Candidate> mentees) {
        free.merge(mentor.id(), -1, Integer::sum);
        mentees.forEach(mentee -> matched.add(mentee.id()));
    }

    private static boolean speak(Candidate one, Candidate other) {
        return !common(one.languages(), other.languages()).isEmpty();
    }

    private static List<Option> options(List<Candidate> mentors, List<Candidate> mentees) {
        var options = new ArrayList<Option>();
        for (var mentee : mentees) {
            for (var mentor : mentors) {
                var skills = common(mentee.sought(), mentor.expertise());
                if (!skills.isEmpty() && speak(mentee, mentor) && mentor.seniority() > mentee.seniority()) {
                    options.add(new Option(mentor, mentee, skills, hoursApart(mentor.timeZone(), mentee.timeZone())));
                }
            }
        }
        options.sort(Comparator.comparingDouble((Option option) -> -option.share())
                .thenComparingInt(option -> -option.skills().size())
                .thenComparingInt(Option::hoursApart)
                .thenComparing(option -> option.mentee().id().value())
                .thenComparing(option -> option.mentor().id().value()));
        return options;
    }

    private static String rationale(Option option) {
        return "Offers %d of %d sought skills (%s), speaks %s too, %d h between the time zones"
                .formatted(
                        option.skills().size(),
                        option.mentee().sought().size(),
                        String.join(", ", option.skills()),
                        String.join(
                                ", ",
                                common(
                                        option.mentee().languages(),
                                        option.mentor().languages())),
                        option.hoursApart());
    }

    private static int workday(int day) {
        return day % WEEK < WORKDAYS ? day : day + WEEK - day % WEEK;
    }

    private static List<String> common(List<String> some, List<String> others) {
        var known = Set.copyOf(others);
        return some.stream().filter(known::contains).distinct().toList();
    }

    private static int hoursApart(String one, String other) {
        var seconds = offset(one) - offset(other);
        return (int) Math.abs(Duration.ofSeconds(seconds).toHours());
    }

    private static int offset(String zone) {
        return ZoneId.of(zone).getRules().getOffset(ANY_WINTER_DAY).getTotalSeconds();
    }
}
