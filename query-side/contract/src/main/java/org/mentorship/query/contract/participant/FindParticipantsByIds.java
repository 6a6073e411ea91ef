package org.mentorship.query.contract.participant;

import java.util.List;
import java.util.Map;
import org.mentorship.query.contract.ByIds;
import org.mentorship.query.contract.Query;

/** People by id; ids that are not there have no entry. */
public record FindParticipantsByIds(List<String> ids) implements Query<Map<String, ParticipantView>>, ByIds {
    public FindParticipantsByIds {
        ids = List.copyOf(ids);
    }
}
