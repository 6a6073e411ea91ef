package org.mentorship.api.graphql.audit;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.mentorship.api.graphql.common.Reads;
import org.mentorship.query.contract.status.ReadModelStatus;
import org.mentorship.query.contract.status.ReadModelStatusView;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Tells how far the read models are. */
@Controller
final class ReadModelQueries {

    private final Reads reads;

    ReadModelQueries(Reads reads) {
        this.reads = reads;
    }

    @QueryMapping
    CompletableFuture<List<ReadModelStatusView>> readModels() {
        return reads.ask(new ReadModelStatus());
    }
}
