package org.mentorship.api.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.mentorship.api.simulate.story.Chance;
import org.mentorship.api.simulate.story.Frame;
import org.mentorship.api.simulate.story.Pair;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.participant.Attributes;
import org.mentorship.contract.participant.ParticipantCommand.RegisterParticipant;

/**
 * The people of a simulation and who is proposed to whom on which day. Mentees come over time, each once; a mentor takes
 * the next one when a slot is free again, and where none has a free slot another mentor joins.
 *
 * @param people in the order in which they join
 * @param pairs by the day on which they are proposed
 */
record Cohort(List<Person> people, List<Pair> pairs) {

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

    /** A mentor's place for one mentee at a time. */
    private record Slot(int mentor, int freeFrom) {}

    static Cohort of(Frame frame, int mentorships, int days) {
        return new Maker(frame).make(mentorships, days);
    }

    private static final class Maker {
        private final Frame frame;
        private final Chance chance;
        private final List<Person> people = new ArrayList<>();
        private final List<Person> mentors = new ArrayList<>();
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
            var pairs = new ArrayList<Pair>();
            for (int day : proposedOn) {
                var slot = slot(day);
                var mentor = mentors.get(slot.mentor());
                var sought = chance.someOf(mentor.registration().attributes().expertise(), chance.between(1, 3));
                var mentee = person(Role.MENTEE, pairs.size(), 1, List.of(), sought);
                pairs.add(new Pair(
                        pairs.size(),
                        mentor.registration().participantId(),
                        mentee.registration().participantId(),
                        sought,
                        "Offers what is sought: " + String.join(", ", sought),
                        day));
                slots.add(new Slot(slot.mentor(), day + busy));
            }
            return new Cohort(List.copyOf(people), List.copyOf(pairs));
        }

        private static int workday(int day) {
            return day % WEEK < 5 ? day : day - 2;
        }

        private Slot slot(int day) {
            var free = slots.peek();
            if (free == null || free.freeFrom() > day) {
                var mentor = person(
                        Role.MENTOR, mentors.size(), chance.between(1, 3), chance.someOf(SKILLS, EXPERTISE), List.of());
                mentors.add(mentor);
                for (var i = 0; i < mentor.capacity(); i++) {
                    slots.add(new Slot(mentors.size() - 1, 0));
                }
            }
            return slots.remove();
        }

        private Person person(Role role, int ordinal, int capacity, List<String> expertise, List<String> sought) {
            var name = (role == Role.MENTOR ? "Mentor " : "Mentee ") + (ordinal + 1);
            var commandId = "%s:%s-%d".formatted(frame.commandPrefix(), role, ordinal + 1);
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
                                    role == Role.MENTOR ? chance.between(5, 10) : chance.between(1, 4),
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
