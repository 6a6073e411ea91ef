package org.mentorship.contract.health;

/** Tells how one part of the service is doing. It may be slow, or never answer: whoever asks does not wait for ever. */
public interface HealthCheck {

    /** The name of the part, in camel case. */
    String part();

    /**
     * Looks, now.
     *
     * @throws Exception if looking fails, which means that the part is down
     */
    PartHealth check() throws Exception;
}
