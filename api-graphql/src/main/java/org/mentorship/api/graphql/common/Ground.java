package org.mentorship.api.graphql.common;

/**
 * Local context below a place in a programme, and below a mentor of the directory: where the person is met.
 *
 * @param programId the programme
 */
record Ground(String programId) {}
