package org.mentorship.api.errors;

/** The usual top-level errors, to be thrown by controllers. */
public final class GraphQlErrors {

    private GraphQlErrors() {}

    public static GraphQlFailure unauthenticated() {
        return new GraphQlFailure(
                FailureCode.UNAUTHENTICATED, "Send a valid token as \"Authorization: Bearer …\"; this needs a caller.");
    }

    /** For tokens that cannot be relied on; why is not told, the caller is nobody yet. */
    public static GraphQlFailure badToken() {
        return new GraphQlFailure(
                FailureCode.UNAUTHENTICATED, "The token is malformed, expired or not for this service; get a new one.");
    }

    public static GraphQlFailure forbidden() {
        return new GraphQlFailure(FailureCode.FORBIDDEN, "The roles of your token do not allow this.");
    }

    /** For steps in a programme of others, which everybody can see. */
    public static GraphQlFailure notYourProgram() {
        return new GraphQlFailure(
                FailureCode.FORBIDDEN,
                "You do not coordinate this programme; ask one of its coordinators to assign you.");
    }

    /** For what does not exist, and in the same words for what the caller may not see. */
    public static GraphQlFailure notFound(String what) {
        return new GraphQlFailure(FailureCode.NOT_FOUND, "There is no such " + what + ".");
    }

    /** For values that are not of their form; rules of the domain answer with user errors instead. */
    public static GraphQlFailure badRequest(String message) {
        return new GraphQlFailure(FailureCode.BAD_REQUEST, message);
    }

    public static GraphQlFailure unavailable(String message) {
        return new GraphQlFailure(FailureCode.UNAVAILABLE, message);
    }
}
