package org.mentorship.api.http;

import graphql.execution.AbortExecutionException;
import graphql.parser.ParsingListener;
import java.util.List;
import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.GraphQlFailure;
import org.mentorship.api.errors.TopLevelErrors;

/**
 * Refuses numbers in documents that are so long that it takes seconds to make numbers of them. The parser bounds how many
 * values there are, and not how long one is; of numbers in variables the JSON parser takes no longer ones either.
 */
final class DocumentNumbers {

    private static final int LONGEST = 1_000;

    private DocumentNumbers() {}

    /** @throws AbortExecutionException {@code TOO_COMPLEX} */
    static void check(ParsingListener.Token token) {
        var text = token.getText();
        if (text.length() > LONGEST && isNumber(text)) {
            var failure = new GraphQlFailure(
                    FailureCode.TOO_COMPLEX, "The document has a number of more than " + LONGEST + " characters.");
            throw new AbortExecutionException(List.of(TopLevelErrors.of(failure)));
        }
    }

    private static boolean isNumber(String text) {
        var first = text.charAt(0);
        return first == '-' || (first >= '0' && first <= '9');
    }
}
