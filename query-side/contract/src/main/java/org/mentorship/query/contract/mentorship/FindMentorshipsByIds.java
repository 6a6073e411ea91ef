package org.mentorship.query.contract.mentorship;

import java.util.List;
import java.util.Map;
import org.mentorship.query.contract.ByIds;
import org.mentorship.query.contract.Query;

/** Mentorships by id; ids that are not there have no entry. */
public record FindMentorshipsByIds(List<String> ids) implements Query<Map<String, MentorshipView>>, ByIds {
    public FindMentorshipsByIds {
        ids = List.copyOf(ids);
    }
}
