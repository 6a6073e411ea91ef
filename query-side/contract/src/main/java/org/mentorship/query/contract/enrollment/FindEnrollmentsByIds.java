package org.mentorship.query.contract.enrollment;

import java.util.List;
import java.util.Map;
import org.mentorship.query.contract.ByIds;
import org.mentorship.query.contract.Query;

/** Places by id; ids that are not there have no entry. */
public record FindEnrollmentsByIds(List<String> ids) implements Query<Map<String, EnrollmentView>>, ByIds {
    public FindEnrollmentsByIds {
        ids = List.copyOf(ids);
    }
}
