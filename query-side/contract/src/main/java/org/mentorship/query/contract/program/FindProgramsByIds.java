package org.mentorship.query.contract.program;

import java.util.List;
import java.util.Map;
import org.mentorship.query.contract.ByIds;
import org.mentorship.query.contract.Query;

/** Programmes by id; ids that are not there have no entry. */
public record FindProgramsByIds(List<String> ids) implements Query<Map<String, ProgramView>>, ByIds {
    public FindProgramsByIds {
        ids = List.copyOf(ids);
    }
}
