package org.mentorship.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;
import org.mentorship.contract.privacy.Revealer;
import org.mentorship.query.contract.timeline.FieldChange;
import org.mentorship.query.story.Folding;
import org.mentorship.query.story.Story;

@DisplayName("What an event changed")
class ViewDiffTest {

    record Step(String stepId, String text) {}

    record Plan(String id, long version, @Nullable String title, List<Step> steps, List<String> tags) {}

    @Test
    @DisplayName("is told field by field, and things in lists by their id")
    void fields() {
        var before = new Plan("p", 1, null, List.of(new Step("a", "walk"), new Step("b", "run")), List.of());
        var after = new Plan("p", 2, "Sport", List.of(new Step("b", "swim"), new Step("c", "rest")), List.of("x", "y"));

        assertThat(ViewDiff.of(before, after))
                .containsExactlyInAnyOrder(
                        FieldChange.plain("title", null, "Sport"),
                        FieldChange.plain("steps[a].stepId", "a", null),
                        FieldChange.plain("steps[a].text", "walk", null),
                        FieldChange.plain("steps[b].text", "run", "swim"),
                        FieldChange.plain("steps[c].stepId", null, "c"),
                        FieldChange.plain("steps[c].text", null, "rest"),
                        FieldChange.plain("tags", null, "x, y"));
    }

    @Test
    @DisplayName("is nothing between equal views, and everything that has a value from none")
    void nothing_and_everything() {
        var plan = new Plan("p", 1, "Sport", List.of(), List.of());
        assertThat(ViewDiff.of(plan, plan)).isEmpty();
        assertThat(ViewDiff.of(null, plan)).containsExactly(FieldChange.plain("title", null, "Sport"));
    }

    record Sealed(String id, @Protected(Kind.CONFIDENTIAL) List<String> texts) {}

    @Test
    @DisplayName("of a list of protected texts says that there are some, and whose, not how many")
    void protected_lists() {
        var some = new Sealed("s", List.of("enc:v1:mnt_a:e:one", "enc:v1:mnt_a:e:two"));
        var none = new Sealed("s", List.of());

        assertThat(ViewDiff.of(none, some))
                .containsExactly(new FieldChange("texts", null, FieldChange.CONFIDENTIAL, "mnt_a"));
        assertThat(ViewDiff.of(some, none))
                .containsExactly(new FieldChange("texts", FieldChange.CONFIDENTIAL, null, "mnt_a"));
    }

    @Test
    @DisplayName("never shows a protected text, nor its ciphertext")
    void confidential() {
        var told = Story.of(new Random(4).nextLong(), 10);
        var views = new HashMap<String, Object>();
        var texts = told.stream()
                .flatMap(event -> {
                    var before = views.get(event.stream());
                    var after = Folding.next(before, event);
                    views.put(event.stream(), after);
                    return ViewDiff.of(before, after).stream();
                })
                .map(FieldChange::toString)
                .collect(Collectors.joining("\n"));

        assertThat(texts).contains(FieldChange.CONFIDENTIAL).doesNotContain(Revealer.TOKEN_PREFIX);
    }
}
