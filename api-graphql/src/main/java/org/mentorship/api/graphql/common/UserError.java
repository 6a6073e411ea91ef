package org.mentorship.api.graphql.common;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.RejectionCode;

/**
 * Why a command was refused.
 *
 * @param field path of the input field at fault, from {@code input} on; null if no single field is
 */
public record UserError(
        RejectionCode code, String message, @Nullable List<String> field) {}
