package org.mentorship.api.graphql.common;

import org.mentorship.query.contract.mentorship.FeedbackView;

/** A part of feedback, which is for those whom the feedback is for. */
public interface FeedbackPart {

    FeedbackView of();
}
