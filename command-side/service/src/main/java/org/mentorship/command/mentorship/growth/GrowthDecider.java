package org.mentorship.command.mentorship.growth;

import static org.mentorship.command.decision.Decision.accept;
import static org.mentorship.command.decision.Decision.refuse;
import static org.mentorship.command.decision.Decision.rules;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.decision.Refusal;
import org.mentorship.command.decision.Texts;
import org.mentorship.command.mentorship.Journey;
import org.mentorship.command.mentorship.People;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.mentorship.GrowthCommand;
import org.mentorship.contract.mentorship.GrowthCommand.CheckIn;
import org.mentorship.contract.mentorship.GrowthCommand.CompleteResource;
import org.mentorship.contract.mentorship.GrowthCommand.MakeIntroduction;
import org.mentorship.contract.mentorship.GrowthCommand.Recognise;
import org.mentorship.contract.mentorship.GrowthCommand.RecordIntroductionOutcome;
import org.mentorship.contract.mentorship.GrowthCommand.ShareResource;
import org.mentorship.contract.mentorship.GrowthEvent.CheckedIn;
import org.mentorship.contract.mentorship.GrowthEvent.IntroductionMade;
import org.mentorship.contract.mentorship.GrowthEvent.IntroductionOutcomeRecorded;
import org.mentorship.contract.mentorship.GrowthEvent.Recognised;
import org.mentorship.contract.mentorship.GrowthEvent.ResourceCompleted;
import org.mentorship.contract.mentorship.GrowthEvent.ResourceShared;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MentorshipEvent;

/** Decides about resources, introductions, check-ins and recognition. */
public final class GrowthDecider {

    private static final String RESOURCE_PREFIX = "res_";
    private static final String INTRODUCTION_PREFIX = "int_";
    private static final String CHECK_IN_PREFIX = "chk_";
    private static final String RECOGNITION_PREFIX = "rec_";
    private static final int SCALE = 5;

    private GrowthDecider() {}

    public static Decision<MentorshipEvent> decide(Journey journey, GrowthCommand command, DecisionContext context) {
        return switch (command) {
            case ShareResource c -> shareResource(journey, c, context);
            case CompleteResource c -> People.asMember(journey, context, member -> complete(journey, c, member));
            case MakeIntroduction c -> introduce(journey, c, context);
            case RecordIntroductionOutcome c ->
                rules(
                                Refusal.when(
                                        !journey.growth().introductions().contains(c.introductionId()),
                                        RejectionCode.UNKNOWN_ITEM,
                                        "There is no such introduction here.",
                                        "introductionId"),
                                Texts.optionalLong(c.note(), "note"))
                        .then(() -> accept(new IntroductionOutcomeRecorded(
                                journey.id(), c.introductionId(), c.outcome(), Texts.orAbsent(c.note()))));
            case CheckIn c -> People.asMember(journey, context, member -> checkIn(journey, c, member, context));
            case Recognise c -> recognise(journey, c, context);
        };
    }

    private static Decision<MentorshipEvent> shareResource(Journey journey, ShareResource c, DecisionContext context) {
        return rules(
                        Texts.requiredShort(c.title(), "title"),
                        Texts.optionalLong(c.url(), "url"),
                        isAWebAddress(c.url()))
                .then(() -> accept(new ResourceShared(
                        journey.id(),
                        context.newId(RESOURCE_PREFIX, 0),
                        c.title(),
                        c.url(),
                        c.kind(),
                        context.party().orElse(null))));
    }

    /** Only addresses of the web: a client shows them as links, and a link must not run anything. */
    private static @Nullable Refusal isAWebAddress(@Nullable String url) {
        return Refusal.when(
                url != null && !isWeb(url),
                RejectionCode.INVALID_VALUE,
                "The address must begin with http:// or https:// and name a host.",
                "url");
    }

    private static boolean isWeb(String url) {
        try {
            var uri = new URI(url);
            var scheme = uri.getScheme();
            return scheme != null
                    && Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT))
                    && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Decision<MentorshipEvent> complete(Journey journey, CompleteResource c, Member member) {
        var completedBy = journey.growth().resources().get(c.resourceId());
        if (completedBy == null) {
            return refuse(RejectionCode.UNKNOWN_ITEM, "There is no such resource here.", "resourceId");
        }
        return rules(
                        isOnTheLearningSide(member),
                        Refusal.when(
                                completedBy.contains(member.participantId()),
                                RejectionCode.ALREADY_ANSWERED,
                                "%s is through with it already.".formatted(member.participantId()),
                                "resourceId"))
                .then(() -> accept(new ResourceCompleted(journey.id(), c.resourceId(), member.participantId())));
    }

    private static @Nullable Refusal isOnTheLearningSide(Member member) {
        return switch (member.role()) {
            case MENTEE, PEER -> null;
            case MENTOR ->
                Refusal.of(
                        RejectionCode.NOT_A_MEMBER,
                        "Resources are for mentees and peers to complete.",
                        "participantId");
        };
    }

    private static Decision<MentorshipEvent> introduce(Journey journey, MakeIntroduction c, DecisionContext context) {
        return rules(
                        Texts.requiredShort(c.contact(), "contact"),
                        Texts.optionalLong(c.purpose(), "purpose"),
                        People.isMember(journey, c.madeFor(), "madeFor"))
                .then(() -> accept(new IntroductionMade(
                        journey.id(),
                        context.newId(INTRODUCTION_PREFIX, 0),
                        c.kind(),
                        c.contact(),
                        c.purpose(),
                        context.party().orElse(null),
                        c.madeFor())));
    }

    private static Decision<MentorshipEvent> checkIn(
            Journey journey, CheckIn c, Member member, DecisionContext context) {
        return rules(
                        Texts.between(c.confidence(), 1, SCALE, "confidence"),
                        Texts.between(c.wellbeing(), 1, SCALE, "wellbeing"),
                        Texts.optionalLong(c.setback(), "setback"),
                        Texts.optionalLong(c.encouragement(), "encouragement"))
                .then(() -> accept(new CheckedIn(
                        journey.id(),
                        context.newId(CHECK_IN_PREFIX, 0),
                        member.participantId(),
                        c.confidence(),
                        c.wellbeing(),
                        Texts.orAbsent(c.setback()),
                        Texts.orAbsent(c.encouragement()))));
    }

    private static Decision<MentorshipEvent> recognise(Journey journey, Recognise c, DecisionContext context) {
        var from = context.party().orElse(null);
        return rules(
                        Texts.requiredLong(c.text(), "text"),
                        People.isMember(journey, c.to(), "to"),
                        Refusal.when(
                                c.to().equals(from),
                                RejectionCode.INVALID_VALUE,
                                "Recognition is for somebody else.",
                                "to"))
                .then(() -> accept(
                        new Recognised(journey.id(), context.newId(RECOGNITION_PREFIX, 0), from, c.to(), c.text())));
    }
}
