package org.mentorship.contract;

/** Where events and read models are; the setting {@code mentorship.mode}. */
public enum RunMode {
    /** In the data directory and in memory: one process, nothing beside it. */
    EMBEDDED,
    /** In an Axon Server and a MongoDB. */
    CLUSTER;

    /** The name of the setting. */
    public static final String SETTING = "mentorship.mode";

    /** The value of the setting for {@link #EMBEDDED}, as conditions need it. */
    public static final String EMBEDDED_VALUE = "embedded";

    /** The value of the setting for {@link #CLUSTER}, as conditions need it. */
    public static final String CLUSTER_VALUE = "cluster";
}
