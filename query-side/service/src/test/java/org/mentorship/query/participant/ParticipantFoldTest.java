package org.mentorship.query.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.participant.ParticipantEvent;
import org.mentorship.query.contract.participant.ParticipantView;
import org.mentorship.query.story.Cast;
import org.mentorship.query.story.Story;
import org.mentorship.query.story.Telling;

@DisplayName("A person, as they are read")
class ParticipantFoldTest {

    private static final ParticipantId ID = Ids.participant("ada");

    private static Telling<ParticipantView> registered() {
        return Telling.of(ParticipantFold.TYPE, ID)
                .then(
                        Story.by(ID),
                        new ParticipantEvent.ParticipantRegistered(
                                ID, "enc:v1:name", "enc:v1:mail", null, "enc:v1:bio", Cast.attributes(new Random(1))));
    }

    @Test
    @DisplayName("shows the latest profile, and still the day of registration")
    void updated() {
        var view = registered()
                .then(
                        Story.by(ID),
                        new ParticipantEvent.ProfileUpdated(
                                ID, "enc:v1:other", "enc:v1:mail", "enc:v1:she", null, Cast.attributes(new Random(2))))
                .view();

        assertThat(view.name()).isEqualTo("enc:v1:other");
        assertThat(view.pronouns()).isEqualTo("enc:v1:she");
        assertThat(view.biography()).isNull();
        assertThat(view.registeredAt()).isEqualTo(Story.START);
    }

    @Test
    @DisplayName("keeps nothing of the erased data but what matching looked at")
    void erased() {
        var before = registered().view();
        var view = registered()
                .then(Story.coordinator(0), new ParticipantEvent.PersonalDataErased(ID, List.of("name")))
                .view();

        assertThat(view.erased()).isTrue();
        assertThat(view.name()).isNull();
        assertThat(view.email()).isNull();
        assertThat(view.biography()).isNull();
        assertThat(view.attributes()).isEqualTo(before.attributes());
    }
}
