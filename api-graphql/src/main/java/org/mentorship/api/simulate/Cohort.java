package org.mentorship.api.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mentorship.api.simulate.story.Chance;
import org.mentorship.api.simulate.story.Formats;
import org.mentorship.api.simulate.story.Frame;
import org.mentorship.api.simulate.story.Match;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.participant.Attributes;
import org.mentorship.contract.participant.ParticipantCommand.RegisterParticipant;
import org.mentorship.contract.program.Format;
import org.springframework.util.StringUtils;

/**
 * The people of a simulation and who is proposed to whom on which day. Mentees come over time, each once; a mentor takes
 * the next one when a slot is free again, and where none has a free slot another mentor joins.
 *
 * @param people in the order in which they join
 * @param matches by the day on which they are proposed
 */
record Cohort(List<Person> people, List<Match> matches) {

    /** Somebody who joins, and the commands' ids for it. */
    record Person(RegisterParticipant registration, String commandId, Role role, int capacity) {}

    private static final List<String> SKILLS = List.of(
            "java",
            "python",
            "javascript",
            "sql",
            "testing",
            "architecture",
            "devops",
            "cloud",
            "security",
            "design",
            "leadership",
            "writing",
            "speaking",
            "data analysis",
            "product",
            "accessibility");
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "Europe/London", "America/New_York", "Asia/Kolkata", "Africa/Lagos");
    /** A mentorship may start some days after the proposal, rest for a while and take days to close. */
    private static final int SLOT_MARGIN_DAYS = 60;

    private static final int WEEK = 7;
    private static final int FIRST_INTAKE_DAYS = 10;
    private static final int EXPERTISE = 5;

    private record Seniority(int least, int most) {}

    private static final Seniority NEWCOMER = new Seniority(1, 4);
    private static final Seniority SENIOR = new Seniority(5, 10);

    /** A mentor's place for one mentorship at a time. */
    private record Slot(int mentor, int freeFrom) {}

    static Cohort of(Frame frame, int mentorships, int days) {
        return new Maker(frame).make(mentorships, days);
    }

    private static final class Maker {
        private final Frame frame;
        private final Chance chance;
        private final List<Person> people = new ArrayList<>();
        private final List<Person> mentors = new ArrayList<>();
        private final Map<Role, Integer> counters = new EnumMap<>(Role.class);
        private final PriorityQueue<Slot> slots =
                new PriorityQueue<>(Comparator.comparingInt(Slot::freeFrom).thenComparingInt(Slot::mentor));

        private Maker(Frame frame) {
            this.frame = frame;
            this.chance = Chance.of(frame.seed(), "cohort", 0);
        }

        private Cohort make(int mentorships, int days) {
            var busy = frame.policy().lengthWeeks() * WEEK + SLOT_MARGIN_DAYS;
            var intake = Math.max(FIRST_INTAKE_DAYS, days - busy);
            var proposedOn = IntStream.range(0, mentorships)
                    .mapToObj(_ -> workday(chance.between(0, intake - 1)))
                    .sorted()
                    .toList();
            var matches = new ArrayList<Match>();
            for (int day : proposedOn) {
                matches.add(
                        switch (Formats.of(frame.seed(), matches.size())) {
                            case ONE_ON_ONE -> mentored(matches.size(), Format.ONE_ON_ONE, 1, day, busy);
                            case GROUP -> mentored(matches.size(), Format.GROUP, Formats.GROUP_MENTEES, day, busy);
                            case PEER -> amongEquals(matches.size(), day);
                            case REVERSE -> reversed(matches.size(), day);
                        });
            }
            return new Cohort(List.copyOf(people), List.copyOf(matches));
        }

        /** By a mentor who has a slot. */
        private Match mentored(int ordinal, Format format, int size, int day, int busy) {
            var slot = slot(day);
            var mentor = mentors.get(slot.mentor());
            var sought = chance.someOf(mentor.registration().attributes().expertise(), chance.between(1, 3));
            var mentees = Stream.generate(() -> person(Role.MENTEE, NEWCOMER, 1, List.of(), sought))
                    .limit(size)
                    .map(Maker::id)
                    .toList();
            slots.add(new Slot(slot.mentor(), day + busy));
            var rationale = "Offers what is sought: " + String.join(", ", sought);
            return new Match(ordinal, format, id(mentor), mentees, sought, rationale, day);
        }

        private Match amongEquals(int ordinal, int day) {
            var skills = chance.someOf(SKILLS, 2);
            var one = person(Role.PEER, NEWCOMER, 1, skills, skills);
            var other = person(Role.PEER, NEWCOMER, 1, skills, skills);
            var rationale = "Want to learn the same: " + String.join(", ", skills);
            return new Match(ordinal, Format.PEER, id(one), List.of(id(other)), skills, rationale, day);
        }

        /** Somebody who has just begun tells somebody senior what is new. */
        private Match reversed(int ordinal, int day) {
            var skills = chance.someOf(SKILLS, 2);
            var junior = person(Role.MENTOR, NEWCOMER, 1, skills, List.of());
            var senior = person(Role.MENTEE, SENIOR, 1, List.of(), skills);
            var rationale = "Is newer to the field and at home in: " + String.join(", ", skills);
            return new Match(ordinal, Format.REVERSE, id(junior), List.of(id(senior)), skills, rationale, day);
        }

        private static ParticipantId id(Person person) {
            return person.registration().participantId();
        }

        private static int workday(int day) {
            return day % WEEK < 5 ? day : day - 2;
        }

        private Slot slot(int day) {
            var free = slots.peek();
            if (free == null || free.freeFrom() > day) {
                var mentor =
                        person(Role.MENTOR, SENIOR, chance.between(1, 3), chance.someOf(SKILLS, EXPERTISE), List.of());
                mentors.add(mentor);
                for (var i = 0; i < mentor.capacity(); i++) {
                    slots.add(new Slot(mentors.size() - 1, 0));
                }
            }
            return slots.remove();
        }

        private Person person(
                Role role, Seniority seniority, int capacity, List<String> expertise, List<String> sought) {
            var ordinal = counters.merge(role, 1, Integer::sum);
            var name = StringUtils.capitalize(role.name().toLowerCase(Locale.ROOT)) + " " + ordinal;
            var commandId = "%s:%s-%d".formatted(frame.commandPrefix(), role, ordinal);
            ParticipantId id = Ids.participant(commandId);
            var person = new Person(
                    new RegisterParticipant(
                            id,
                            name,
                            name.replace(" ", "").toLowerCase(Locale.ROOT) + "@example.org",
                            null,
                            null,
                            new Attributes(
                                    expertise,
                                    List.of(),
                                    sought,
                                    "software",
                                    chance.between(seniority.least(), seniority.most()),
                                    List.of("en"),
                                    chance.oneOf(ZONES),
                                    List.of(),
                                    null)),
                    commandId,
                    role,
                    capacity);
            people.add(person);
            return person;
        }
    }
}
