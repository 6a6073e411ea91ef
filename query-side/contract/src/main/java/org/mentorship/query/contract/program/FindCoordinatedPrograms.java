package org.mentorship.query.contract.program;

import java.util.List;
import org.mentorship.query.contract.Query;

/**
 * The ids of the programmes that somebody coordinates, archived ones included.
 *
 * @param coordinator a token subject
 */
public record FindCoordinatedPrograms(String coordinator) implements Query<List<String>> {}
