package org.mentorship.api.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.mentorship.api.cli.imports.InvalidPeopleFile;
import org.mentorship.api.cli.imports.PeopleFile;
import org.mentorship.api.cli.imports.Person;
import org.mentorship.contract.enrollment.Role;

/** The people that the project ships. */
final class SamplePeople {

    private static final String RESOURCE = "/sample/tech-programme.csv";

    private SamplePeople() {}

    /** So many of them, spread evenly over the file, which has the mentors first. */
    static List<Person> some(int most) {
        var everybody = all();
        var step = Math.max(1, everybody.size() / (double) most);
        return IntStream.range(0, Math.min(most, everybody.size()))
                .mapToObj(i -> everybody.get((int) (i * step)))
                .toList();
    }

    /** The same with a second line for some: beginners who are peers of each other or mentors of seniors, who are mentees. */
    static List<Person> withFurtherRoles(List<Person> people) {
        var lines = new ArrayList<>(people);
        for (var i = 0; i < people.size(); i++) {
            var person = people.get(i);
            switch (person.role()) {
                case MENTEE -> {
                    if (i % 6 == 0) {
                        lines.add(person.in(Role.PEER, 1));
                    } else if (i % 6 == 1) {
                        lines.add(person.in(Role.MENTOR, 1));
                    }
                }
                case MENTOR -> {
                    if (i % 6 == 2) {
                        lines.add(person.in(Role.MENTEE, 1));
                    }
                }
                case PEER -> {}
            }
        }
        return lines;
    }

    /** Read by the same code as any file of people. */
    private static List<Person> all() {
        try (var sample = SamplePeople.class.getResourceAsStream(RESOURCE)) {
            var file = Files.createTempFile("people", ".csv");
            try {
                Files.copy(Objects.requireNonNull(sample, RESOURCE), file, StandardCopyOption.REPLACE_EXISTING);
                return PeopleFile.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidPeopleFile e) {
            throw new IllegalStateException(RESOURCE + " has " + e.getMessage(), e);
        }
    }
}
