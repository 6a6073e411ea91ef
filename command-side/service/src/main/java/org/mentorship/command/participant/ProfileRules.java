package org.mentorship.command.participant;

import static org.mentorship.command.decision.Decision.rules;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Decision.Rules;
import org.mentorship.command.decision.Refusal;
import org.mentorship.command.decision.Texts;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.participant.Attributes;

/** A profile has a name, an address that mail can be sent to, and attributes that matching can read. */
final class ProfileRules {

    /** One @ with something on both sides and a dot behind it; whether mail arrives only a mail can tell. */
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

    private static final int MOST_SENIOR = 10;
    private static final Set<String> LANGUAGES = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));
    private static final Set<String> TIME_ZONES = ZoneId.getAvailableZoneIds();

    private ProfileRules() {}

    static Rules check(
            String name, String email, @Nullable String pronouns, @Nullable String biography, Attributes attributes) {
        var seniority = attributes.seniority();
        return rules(
                Texts.requiredName(name, "name"),
                Texts.requiredShort(email, "email"),
                Refusal.when(
                        !EMAIL.matcher(email).matches(),
                        RejectionCode.INVALID_VALUE,
                        "The e-mail address must have the form name@example.org.",
                        "email"),
                Texts.optionalShort(pronouns, "pronouns"),
                Texts.optionalLong(biography, "biography"),
                Texts.shortTexts(attributes.expertise(), "expertise"),
                Texts.shortTexts(attributes.interests(), "interests"),
                Texts.shortTexts(attributes.soughtSkills(), "soughtSkills"),
                Texts.shortTexts(attributes.availability(), "availability"),
                Texts.optionalShort(attributes.industry(), "industry"),
                Texts.optionalShort(attributes.communicationStyle(), "communicationStyle"),
                seniority == null ? null : Texts.between(seniority, 1, MOST_SENIOR, "seniority"),
                Texts.notEmpty(attributes.languages(), "languages"),
                Texts.shortTexts(attributes.languages(), "languages"),
                Refusal.when(
                        !LANGUAGES.containsAll(attributes.languages()),
                        RejectionCode.INVALID_VALUE,
                        "Languages are two-letter ISO 639 codes such as \"en\".",
                        "languages"),
                Refusal.when(
                        !TIME_ZONES.contains(attributes.timeZone()),
                        RejectionCode.INVALID_VALUE,
                        "The time zone must be an IANA name such as \"Europe/Berlin\".",
                        "timeZone"));
    }
}
