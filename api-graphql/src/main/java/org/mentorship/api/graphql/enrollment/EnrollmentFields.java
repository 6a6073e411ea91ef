package org.mentorship.api.graphql.enrollment;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.Batches;
import org.mentorship.query.contract.enrollment.EnrollmentView;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.participant.ParticipantView;
import org.mentorship.query.contract.program.ProgramView;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What a place in a programme leads to. */
@Controller
@SchemaMapping(typeName = "Enrollment")
final class EnrollmentFields {

    @SchemaMapping
    CompletableFuture<@Nullable ProgramView> program(EnrollmentView enrollment, DataFetchingEnvironment environment) {
        return Batches.program(environment, enrollment.programId());
    }

    @SchemaMapping
    CompletableFuture<@Nullable ParticipantView> participant(
            EnrollmentView enrollment, DataFetchingEnvironment environment) {
        return Batches.participant(environment, enrollment.participantId());
    }

    @SchemaMapping
    int usedSlots(EnrollmentView enrollment) {
        return enrollment.slots().size();
    }

    @SchemaMapping
    CompletableFuture<List<MentorshipView>> mentorships(
            EnrollmentView enrollment, DataFetchingEnvironment environment) {
        return Batches.mentorships(environment, enrollment.slots());
    }
}
