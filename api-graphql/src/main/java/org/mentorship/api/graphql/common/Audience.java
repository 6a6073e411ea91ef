package org.mentorship.api.graphql.common;

import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.Visibility;
import org.mentorship.query.contract.mentorship.ConcernView;
import org.mentorship.query.contract.mentorship.FeedbackView;
import org.mentorship.query.contract.mentorship.FollowUpAnswerView;

/** Who may read a confidential text; see the enum of the same name in the schema. */
enum Audience {
    MEMBERS,
    MEMBERS_AND_COORDINATORS,
    AUTHOR_AND_COORDINATORS,
    COORDINATORS,
    AS_CHOSEN;

    /** @param source the view that holds the text */
    boolean includes(Standing standing, @Nullable Object source) {
        return switch (this) {
            case MEMBERS -> standing.isMember();
            case MEMBERS_AND_COORDINATORS -> standing.isMember() || standing.coordinator();
            case AUTHOR_AND_COORDINATORS -> standing.coordinator() || standing.is(author(source));
            case COORDINATORS -> standing.coordinator();
            case AS_CHOSEN -> includes(chosen(source), standing, source);
        };
    }

    private static boolean includes(Visibility visibility, Standing standing, @Nullable Object source) {
        return switch (visibility) {
            case SHARED -> standing.isMember() || standing.coordinator();
            case COORDINATORS -> standing.coordinator() || standing.is(author(source));
            case PRIVATE -> standing.is(author(source));
        };
    }

    private static @Nullable String author(@Nullable Object source) {
        return switch (source) {
            case ConcernView concern -> concern.raisedBy();
            case FollowUpAnswerView answer -> answer.participantId();
            case FeedbackView feedback -> feedback.givenBy();
            case FeedbackPart part -> part.of().givenBy();
            case null, default -> null;
        };
    }

    private static Visibility chosen(@Nullable Object source) {
        return switch (source) {
            case FeedbackView feedback -> feedback.visibility();
            case FeedbackPart part -> part.of().visibility();
            case null, default -> Visibility.PRIVATE;
        };
    }
}
