package org.mentorship.query.contract.status;

import java.util.List;
import org.mentorship.query.contract.Query;

/** How far each read model is. As a subscription query its updates are {@link ReadModelStatusView}. */
public record ReadModelStatus() implements Query<List<ReadModelStatusView>> {}
