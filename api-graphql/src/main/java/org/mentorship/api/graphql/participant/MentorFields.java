package org.mentorship.api.graphql.participant;

import graphql.schema.DataFetchingEnvironment;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.Batches;
import org.mentorship.query.contract.participant.MentorHit;
import org.mentorship.query.contract.program.ProgramView;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What a mentor of the directory leads to. */
@Controller
final class MentorFields {

    @SchemaMapping(typeName = "Mentor")
    CompletableFuture<@Nullable ProgramView> program(MentorHit mentor, DataFetchingEnvironment environment) {
        return Batches.program(environment, mentor.enrollment().programId());
    }
}
