package org.mentorship.contract.mentorship;

/**
 * One part of the explanation of a match.
 *
 * @param name of the component
 * @param value 0–1
 * @param contribution value × weight
 */
public record ScoreComponent(String name, double value, double contribution) {}
