package org.mentorship.api.graphql.participant;

import graphql.schema.idl.RuntimeWiring;
import org.mentorship.api.graphql.common.Fields;
import org.mentorship.query.contract.participant.MentorHit;
import org.mentorship.query.contract.participant.ParticipantView;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** The attributes that matching looks at are fields of the person, as they are in the inputs. */
@Component
final class ParticipantWiring implements RuntimeWiringConfigurer {

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        Fields.of(wiring, "Participant", ParticipantView.class)
                .value("name", ParticipantView::name)
                .value("timeZone", person -> person.attributes().timeZone())
                .value("languages", person -> person.attributes().languages())
                .value("expertise", person -> person.attributes().expertise())
                .value("interests", person -> person.attributes().interests())
                .value("soughtSkills", person -> person.attributes().soughtSkills())
                .value("industry", person -> person.attributes().industry())
                .value("seniority", person -> person.attributes().seniority())
                .value("availability", person -> person.attributes().availability())
                .value("communicationStyle", person -> person.attributes().communicationStyle());
        Fields.of(wiring, "Mentor", MentorHit.class)
                .value("freeSlots", mentor -> mentor.enrollment().freeSlots());
    }
}
