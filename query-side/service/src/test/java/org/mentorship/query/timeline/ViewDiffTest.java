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

    private static final ViewDiff DIFF = new ViewDiff(FieldChange.CONFIDENTIAL);

    record Step(String stepId, String text) {}

    record Plan(String id, long version, @Nullable String title, List<Step> steps, List<String> tags) {}

    @Test
    @DisplayName("is told field by field, and things in lists by their id")
    void fields() {
        var before = new Plan("p", 1, null, List.of(new Step("a", "walk"), new Step("b", "run")), List.of());
        var after = new Plan("p", 2, "Sport", List.of(new Step("b", "swim"), new Step("c", "rest")), List.of("x", "y"));

        assertThat(DIFF.of(before, after))
                .containsExactlyInAnyOrder(
                        new FieldChange("title", null, "Sport"),
                        new FieldChange("steps[a].stepId", "a", null),
                        new FieldChange("steps[a].text", "walk", null),
                        new FieldChange("steps[b].text", "run", "swim"),
                        new FieldChange("steps[c].stepId", null, "c"),
                        new FieldChange("steps[c].text", null, "rest"),
                        new FieldChange("tags", null, "x, y"));
    }

    @Test
    @DisplayName("is nothing between equal views, and everything that has a value from none")
    void nothing_and_everything() {
        var plan = new Plan("p", 1, "Sport", List.of(), List.of());
        assertThat(DIFF.of(plan, plan)).isEmpty();
        assertThat(DIFF.of(null, plan)).containsExactly(new FieldChange("title", null, "Sport"));
    }

    record Sealed(String id, @Protected(Kind.CONFIDENTIAL) List<String> texts) {}

    @Test
    @DisplayName("of a list of protected texts says that there are some, not how many")
    void protected_lists() {
        var some = new Sealed("s", List.of("enc:v1:one", "enc:v1:two"));
        var none = new Sealed("s", List.of());

        assertThat(DIFF.of(none, some)).containsExactly(new FieldChange("texts", null, FieldChange.CONFIDENTIAL));
        assertThat(DIFF.of(some, none)).containsExactly(new FieldChange("texts", FieldChange.CONFIDENTIAL, null));
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
                    return DIFF.of(before, after).stream();
                })
                .map(FieldChange::toString)
                .collect(Collectors.joining("\n"));

        assertThat(texts).contains(FieldChange.CONFIDENTIAL).doesNotContain(Revealer.TOKEN_PREFIX);
    }
}
