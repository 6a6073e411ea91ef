package org.mentorship.query.projection;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.mentorship.contract.log.StoredEvent;

/**
 * Collects the events of one batch of Axon's processor and projects them with the last one. Not at the commit: the
 * processor registers the writing of its token there before the first event is handled, so a batch that is written at the
 * commit is written after its token, and lost if the process dies in between.
 */
final class ProjectionInvoker implements EventHandlerInvoker {

    private static final String BATCH = ProjectionInvoker.class.getName() + ".batch";

    private final Work work;

    /** What is done with a batch. */
    interface Work {
        void project(List<StoredEvent> batch);

        /** Another process may do the work from now on. */
        void released();
    }

    ProjectionInvoker(Work work) {
        this.work = work;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return segment.matches(((StoredEvent) message.getPayload()).stream());
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        var unitOfWork = CurrentUnitOfWork.get();
        var batch = unitOfWork.getOrComputeResource(BATCH, _ -> new ArrayList<StoredEvent>());
        batch.add((StoredEvent) message.getPayload());
        if (!(unitOfWork instanceof BatchingUnitOfWork<?> batching) || batching.isLastMessage()) {
            work.project(List.copyOf(batch));
            batch.clear();
        }
    }

    @Override
    public boolean supportsReset() {
        return false;
    }

    @Override
    public void segmentReleased(Segment segment) {
        work.released();
    }
}
