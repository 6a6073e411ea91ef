package org.mentorship.api.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Keeps documents that were parsed and found valid, up to a total length; the limits are checked on every execution. */
final class DocumentCache implements PreparsedDocumentProvider {

    private static final long CHARACTERS = 4_000_000;

    private final Cache<String, PreparsedDocumentEntry> documents = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS)
            .weigher((String query, PreparsedDocumentEntry _) -> query.length())
            .build();

    /** About how many there are. */
    long size() {
        return documents.estimatedSize();
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        var known = documents.getIfPresent(input.getQuery());
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        var parsed = parseAndValidate.apply(input);
        if (!parsed.hasErrors()) {
            documents.put(input.getQuery(), parsed);
        }
        return CompletableFuture.completedFuture(parsed);
    }
}
