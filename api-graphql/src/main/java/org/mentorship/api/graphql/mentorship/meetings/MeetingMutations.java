package org.mentorship.api.graphql.mentorship.meetings;

import java.util.concurrent.CompletableFuture;
import org.mentorship.api.graphql.mentorship.MentorshipMutations;
import org.mentorship.api.graphql.mentorship.MentorshipPayload;
import org.mentorship.api.graphql.mentorship.meetings.MeetingInputs.AddActionItemInput;
import org.mentorship.api.graphql.mentorship.meetings.MeetingInputs.CancelMeetingInput;
import org.mentorship.api.graphql.mentorship.meetings.MeetingInputs.CompleteActionItemInput;
import org.mentorship.api.graphql.mentorship.meetings.MeetingInputs.LogMeetingInput;
import org.mentorship.api.graphql.mentorship.meetings.MeetingInputs.RecordNoShowInput;
import org.mentorship.api.graphql.mentorship.meetings.MeetingInputs.RescheduleMeetingInput;
import org.mentorship.api.graphql.mentorship.meetings.MeetingInputs.ScheduleMeetingInput;
import org.mentorship.api.security.Caller;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Meetings and action items. */
@Controller
final class MeetingMutations {

    private final MentorshipMutations mutations;

    MeetingMutations(MentorshipMutations mutations) {
        this.mutations = mutations;
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> scheduleMeeting(@Argument ScheduleMeetingInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> rescheduleMeeting(@Argument RescheduleMeetingInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> cancelMeeting(@Argument CancelMeetingInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> logMeeting(@Argument LogMeetingInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> recordNoShow(@Argument RecordNoShowInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> addActionItem(@Argument AddActionItemInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> completeActionItem(@Argument CompleteActionItemInput input, Caller caller) {
        return mutations.send(caller, input);
    }
}
