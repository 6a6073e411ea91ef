package org.mentorship.query.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.enrollment.EnrollmentEvent;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.query.contract.enrollment.EnrollmentStatus;
import org.mentorship.query.contract.enrollment.EnrollmentView;
import org.mentorship.query.story.Story;
import org.mentorship.query.story.Telling;

@DisplayName("A place in a programme, as it is read")
class EnrollmentFoldTest {

    private static final ProgramId PROGRAM = Ids.program("p");
    private static final ParticipantId PERSON = Ids.participant("ada");
    private static final EnrollmentId ID = Ids.enrollment(PROGRAM, PERSON, Role.MENTOR);
    private static final MentorshipId ONE = new MentorshipId("mnt_one");
    private static final MentorshipId TWO = new MentorshipId("mnt_two");

    private static final EnrollmentEvent ENROLLED = new EnrollmentEvent.Enrolled(
            ID, PROGRAM, PERSON, Role.MENTOR, 2, List.of("remote"), List.of(Ids.participant("boss")));

    private static Telling<EnrollmentView> enrolled(EnrollmentEvent... events) {
        return Telling.of(EnrollmentFold.TYPE, ID)
                .then(Story.by(PERSON), ENROLLED)
                .then(Story.by(PERSON), events);
    }

    @Test
    @DisplayName("has the slots that its capacity gives, less those reserved")
    void slots() {
        var view = enrolled(
                        new EnrollmentEvent.SlotReserved(ID, ONE),
                        new EnrollmentEvent.SlotReserved(ID, TWO),
                        new EnrollmentEvent.SlotReleased(ID, ONE))
                .view();

        assertThat(view.slots()).containsExactly(TWO.value());
        assertThat(view.freeSlots()).isEqualTo(1);
    }

    @Test
    @DisplayName("has no fewer than no free slots when the capacity went below what is taken")
    void overfull() {
        var view = enrolled(
                        new EnrollmentEvent.SlotReserved(ID, ONE),
                        new EnrollmentEvent.SlotReserved(ID, TWO),
                        new EnrollmentEvent.CapacityChanged(ID, 1))
                .view();

        assertThat(view.capacity()).isEqualTo(1);
        assertThat(view.freeSlots()).isZero();
    }

    @Test
    @DisplayName("has no free slots while it is paused, and says why")
    void paused() {
        var telling = enrolled(new EnrollmentEvent.EnrollmentPaused(ID, PERSON, "enc:v1:holidays"));
        assertThat(telling.view().status()).isEqualTo(EnrollmentStatus.PAUSED);
        assertThat(telling.view().freeSlots()).isZero();
        assertThat(telling.view().reason()).isEqualTo("enc:v1:holidays");

        telling.then(Story.by(PERSON), new EnrollmentEvent.EnrollmentResumed(ID));
        assertThat(telling.view().freeSlots()).isEqualTo(2);
        assertThat(telling.view().reason()).isNull();
    }

    @Test
    @DisplayName("keeps the slots of running mentorships through a withdrawal and a return")
    void comes_back() {
        var telling = enrolled(
                new EnrollmentEvent.SlotReserved(ID, ONE), new EnrollmentEvent.EnrollmentWithdrawn(ID, PERSON, null));
        assertThat(telling.view().status()).isEqualTo(EnrollmentStatus.WITHDRAWN);

        var back = telling.then(Story.by(PERSON), ENROLLED).view();
        assertThat(back.status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(back.slots()).containsExactly(ONE.value());
        assertThat(back.version()).isEqualTo(3);
    }
}
