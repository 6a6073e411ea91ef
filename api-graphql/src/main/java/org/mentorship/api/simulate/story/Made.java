package org.mentorship.api.simulate.story;

import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.MentorshipId;

/** The ids of things that commands make: derived from the mentorship and the command's id, so that whoever sends it knows them. */
enum Made {
    GOAL("gol_"),
    MILESTONE("mil_"),
    MEETING("mtg_"),
    ACTION_ITEM("act_"),
    RESOURCE("res_"),
    INTRODUCTION("int_"),
    FEEDBACK("fbk_"),
    CONCERN("con_");

    private final String prefix;

    Made(String prefix) {
        this.prefix = prefix;
    }

    /** The first thing of this kind that the command makes. */
    String by(MentorshipId mentorship, String commandId) {
        return by(mentorship, commandId, 0);
    }

    /** The n-th thing of this kind that the command makes, from 0. */
    String by(MentorshipId mentorship, String commandId, int ordinal) {
        return Ids.within(mentorship, prefix, commandId, ordinal);
    }
}
