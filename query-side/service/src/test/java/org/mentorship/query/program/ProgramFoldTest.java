package org.mentorship.query.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.program.Instrument;
import org.mentorship.contract.program.InstrumentItem;
import org.mentorship.contract.program.ProgramEvent;
import org.mentorship.contract.program.Setting;
import org.mentorship.query.contract.program.ProgramView;
import org.mentorship.query.story.Cast;
import org.mentorship.query.story.Story;
import org.mentorship.query.story.Telling;

@DisplayName("A programme, as it is read")
class ProgramFoldTest {

    private static final ProgramId ID = Ids.program("p");

    private static Telling<ProgramView> created() {
        var creator = Story.coordinator(0);
        return Telling.of(ProgramFold.TYPE, ID)
                .then(
                        creator,
                        new ProgramEvent.ProgramCreated(ID, "Grow", Setting.ARTS, Cast.policy(26), creator.actor()));
    }

    @Test
    @DisplayName("takes enrolments and is coordinated by its creator from the start")
    void created_is_open() {
        var view = created().view();

        assertThat(view.enrollmentOpen()).isTrue();
        assertThat(view.archived()).isFalse();
        assertThat(view.coordinators()).containsExactly("coordinator-0");
        assertThat(view.version()).isZero();
        assertThat(view.createdAt()).isEqualTo(Story.START);
    }

    @Test
    @DisplayName("shows the policy that holds now, and when it last changed")
    void policy() {
        var view = created()
                .then(Story.coordinator(0), new ProgramEvent.PolicyChanged(ID, Cast.policy(52)))
                .view();

        assertThat(view.policy().lengthWeeks()).isEqualTo(52);
        assertThat(view.version()).isEqualTo(1);
        assertThat(view.updatedAt()).isEqualTo(Story.START.plus(Duration.ofDays(1)));
    }

    @Test
    @DisplayName("names a coordinator once, however often assigned, and no longer once removed")
    void coordinators() {
        var assigned = new ProgramEvent.CoordinatorAssigned(ID, "eva");
        var telling = created().then(Story.coordinator(0), assigned, assigned);

        assertThat(telling.view().coordinators()).containsExactly("coordinator-0", "eva");
        assertThat(telling.then(Story.coordinator(0), new ProgramEvent.CoordinatorRemoved(ID, "coordinator-0"))
                        .view()
                        .coordinators())
                .containsExactly("eva");
    }

    @Test
    @DisplayName("keeps every version of an instrument and names the newest")
    void instruments() {
        var items = List.of(new InstrumentItem("q", "Well?", 1, 5, false, null));
        var view = created()
                .then(
                        Story.coordinator(0),
                        new ProgramEvent.InstrumentDefined(ID, new Instrument("check", 1, items)),
                        new ProgramEvent.InstrumentDefined(ID, new Instrument("check", 2, items)))
                .view();

        assertThat(view.instruments()).hasSize(2);
        assertThat(view.instrument("check"))
                .get()
                .extracting(Instrument::version)
                .isEqualTo(2);
    }

    @Test
    @DisplayName("opens and closes for enrolment, and is closed for good once archived")
    void enrolment() {
        var telling = created().then(Story.coordinator(0), new ProgramEvent.EnrollmentClosed(ID));
        assertThat(telling.view().enrollmentOpen()).isFalse();

        telling.then(Story.coordinator(0), new ProgramEvent.EnrollmentOpened(ID));
        assertThat(telling.view().enrollmentOpen()).isTrue();

        telling.then(Story.coordinator(0), new ProgramEvent.ProgramArchived(ID));
        assertThat(telling.view().enrollmentOpen()).isFalse();
        assertThat(telling.view().archived()).isTrue();
    }

    @Test
    @DisplayName("is not made up from a stream that lacks its beginning")
    void no_beginning() {
        var telling =
                Telling.of(ProgramFold.TYPE, ID).then(Story.coordinator(0), new ProgramEvent.EnrollmentClosed(ID));

        assertThatThrownBy(telling::view)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(ID.value())
                .hasMessageContaining("EnrollmentClosed");
    }
}
