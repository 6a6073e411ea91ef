package org.mentorship.contract;

/** What a process of a cluster does; the setting {@code mentorship.roles}. An embedded process does all of it. */
public enum Role {
    /** Handles commands and runs the automations. */
    COMMAND,
    /** Projects the read models and answers questions. */
    QUERY,
    /** Serves GraphQL. */
    API;

    /** The name of the setting: one or more roles, separated by commas; all if left out. */
    public static final String SETTING = "mentorship.roles";

    /** What beans of {@link #COMMAND} are conditional on. */
    public static final String COMMAND_SETTING = "mentorship.role.command";

    /** What beans of {@link #QUERY} are conditional on. */
    public static final String QUERY_SETTING = "mentorship.role.query";

    /** What beans of {@link #API} are conditional on. */
    public static final String API_SETTING = "mentorship.role.api";
}
