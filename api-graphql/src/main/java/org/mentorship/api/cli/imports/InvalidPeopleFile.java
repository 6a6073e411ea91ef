package org.mentorship.api.cli.imports;

import java.io.Serial;
import java.util.List;

/** A file of people that cannot be imported, with everything that is wrong with it. */
public final class InvalidPeopleFile extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidPeopleFile(List<Problem> problems) {
        super(problems.size() + (problems.size() == 1 ? " problem" : " problems"));
        this.problems = List.copyOf(problems);
    }

    /** In the order of the file, at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
