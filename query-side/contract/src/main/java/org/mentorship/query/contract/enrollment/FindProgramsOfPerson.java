package org.mentorship.query.contract.enrollment;

import java.util.List;
import org.mentorship.query.contract.Query;

/** The ids of the programmes in which a person has a place, also a withdrawn one; each once. */
public record FindProgramsOfPerson(String participantId) implements Query<List<String>> {}
