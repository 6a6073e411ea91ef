package org.mentorship.api.security;

import java.util.List;

/**
 * Pages that anybody may load.
 *
 * @param paths patterns of their paths, with all that they load
 * @param contentPolicy what they may load and from where, as a Content-Security-Policy
 */
public record OpenPages(List<String> paths, String contentPolicy) {}
