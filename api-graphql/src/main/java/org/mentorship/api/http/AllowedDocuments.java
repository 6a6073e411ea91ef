package org.mentorship.api.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.errors.GraphQlFailure;
import org.mentorship.contract.StartupFailure;

/**
 * The documents that clients may send, in full or by their id, as the tools of clients write them down: one JSON object of
 * documents by id, an id being mostly the SHA-256 of the document. Without such a file every document may be sent.
 */
final class AllowedDocuments {

    /** The parameter of the GraphQL-over-HTTP specification (appendix A, persisted documents) that stands for a document. */
    static final String ID = "documentId";

    private static final String SHA256 = "sha256:";

    private static final String UNKNOWN = "# There is no document of this id.";

    private final boolean all;
    private final Map<String, String> byId;
    private final Set<String> documents;

    private AllowedDocuments(boolean all, Map<String, String> byId) {
        this.all = all;
        this.byId = Map.copyOf(byId);
        this.documents = new HashSet<>(byId.values());
    }

    /** @param file null if every document may be sent */
    static AllowedDocuments in(@Nullable Path file) {
        return file == null ? new AllowedDocuments(true, Map.of()) : new AllowedDocuments(false, read(file));
    }

    private static Map<String, String> read(Path file) {
        var documents = new HashMap<String, String>();
        try {
            RequestReader.object(Files.readString(file), "The file").forEach((id, document) -> {
                if (!(document instanceof String text)) {
                    throw invalid(file, "the document " + id + " is no text");
                }
                var hash = id.startsWith(SHA256) ? id.substring(SHA256.length()) : id;
                if (hash.matches("[0-9a-f]{64}") && !hash.equals(sha256(text))) {
                    throw invalid(file, "the document " + id + " has another SHA-256");
                }
                documents.put(hash, text);
            });
        } catch (IOException e) {
            throw invalid(file, "it cannot be read: " + e.getMessage());
        } catch (GraphQlFailure e) {
            throw invalid(file, String.valueOf(e.getMessage()));
        }
        return documents;
    }

    private static StartupFailure invalid(Path file, String why) {
        return new StartupFailure(
                StartupFailure.Code.ALLOWED_DOCUMENTS_INVALID,
                file + " holds no documents by id (" + why
                        + "); give a JSON object such as {\"<sha256>\": \"query …\"}, or"
                        + " unset mentorship.graphql.allowed-documents");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /**
     * The parameters of a request, with the document that an id stands for; for an unknown one it is none that passes the
     * check.
     *
     * @throws GraphQlFailure BAD_REQUEST
     */
    Map<String, Object> resolved(Map<String, Object> parameters) {
        var id = parameters.get(ID);
        if (id == null || parameters.get("query") != null) {
            return parameters;
        }
        if (!(id instanceof String text)) {
            throw GraphQlErrors.badRequest("\"" + ID + "\" must be a text.");
        }
        if (all) {
            throw GraphQlErrors.badRequest("There are no documents by id here; send the document as \"query\".");
        }
        var key = text.startsWith(SHA256) ? text.substring(SHA256.length()) : text;
        var resolved = new HashMap<>(parameters);
        resolved.put("query", byId.getOrDefault(key, UNKNOWN));
        return resolved;
    }

    /** @throws GraphQlFailure DOCUMENT_NOT_ALLOWED */
    void check(String document) {
        if (!all && !documents.contains(document)) {
            throw new GraphQlFailure(
                    FailureCode.DOCUMENT_NOT_ALLOWED,
                    "This service executes only documents that it was given beforehand, and this is none of them.");
        }
    }
}
