package org.mentorship.api.simulate.story;

import java.util.List;
import java.util.Map;
import org.mentorship.contract.mentorship.Advancement;
import org.mentorship.contract.mentorship.EndReason;
import org.mentorship.contract.mentorship.IntroductionOutcome;
import org.mentorship.contract.mentorship.Severity;
import org.mentorship.contract.program.MeetingMode;

/**
 * How two people behave: every distribution of the demo and of simulations in one place. Two traits are drawn first and
 * colour all the rest. The shares are plausible, not measured; they make all the cases happen that a programme sees.
 */
public final class Behaviour {

    /** What somebody makes of a proposal. */
    public enum Answer {
        ACCEPT,
        DECLINE,
        IGNORE
    }

    /** What becomes of a meeting that was planned. */
    public enum MeetingFate {
        HELD,
        MOVED,
        CANCELLED,
        NO_SHOW
    }

    private static final Map<Answer, Integer> MENTOR_ANSWERS =
            Map.of(Answer.ACCEPT, 91, Answer.DECLINE, 5, Answer.IGNORE, 4);
    private static final Map<Answer, Integer> MENTEE_ANSWERS =
            Map.of(Answer.ACCEPT, 94, Answer.DECLINE, 3, Answer.IGNORE, 3);
    private static final Map<MeetingMode, Integer> MODES =
            Map.of(MeetingMode.VIDEO, 62, MeetingMode.IN_PERSON, 16, MeetingMode.PHONE, 14, MeetingMode.CHECK_IN, 8);
    private static final Map<EndReason, Integer> EARLY_REASONS = Map.of(
            EndReason.NO_CONTACT, 24,
            EndReason.MISMATCH, 20,
            EndReason.TIME, 20,
            EndReason.CHANGED_CIRCUMSTANCES, 14,
            EndReason.LEFT_PROGRAM, 8,
            EndReason.HEALTH, 6,
            EndReason.RELOCATION, 5,
            EndReason.OTHER, 3);
    private static final Map<EndReason, Integer> LATE_REASONS = Map.of(
            EndReason.GOALS_MET, 45,
            EndReason.TIME, 20,
            EndReason.CHANGED_CIRCUMSTANCES, 15,
            EndReason.NO_CONTACT, 10,
            EndReason.RELOCATION, 10);
    private static final Map<Severity, Integer> SEVERITIES =
            Map.of(Severity.LOW, 5, Severity.MEDIUM, 4, Severity.HIGH, 1);
    private static final Map<IntroductionOutcome, Integer> INTRODUCTION_OUTCOMES = Map.of(
            IntroductionOutcome.CONNECTED, 40,
            IntroductionOutcome.MET, 30,
            IntroductionOutcome.NO_RESPONSE, 15,
            IntroductionOutcome.COLLABORATION, 8,
            IntroductionOutcome.JOB, 4,
            IntroductionOutcome.DECLINED, 3);
    private static final Map<Advancement, Integer> ADVANCEMENTS = Map.of(
            Advancement.NEW_SKILLS, 40,
            Advancement.NEW_RESPONSIBILITY, 22,
            Advancement.NONE, 20,
            Advancement.PROMOTION, 10,
            Advancement.NEW_JOB, 6,
            Advancement.BUSINESS_STARTED, 2);

    private final Chance chance;
    private final double commitment;
    private final double chemistry;

    /** Draws the traits of the match of this ordinal. */
    public Behaviour(Chance chance) {
        this.chance = chance;
        this.commitment = Math.clamp(chance.around(0.7, 0.5), 0.15, 1);
        this.chemistry = Math.clamp(chance.around(0.65, 0.55), 0.1, 1);
    }

    /** How reliably the two keep at it, 0–1. */
    public double commitment() {
        return commitment;
    }

    /** Whether the mentee asks the mentor, instead of a coordinator proposing the match. */
    public boolean menteeAsks() {
        return chance.happens(0.15);
    }

    public Answer mentorAnswers() {
        return chance.weighted(MENTOR_ANSWERS);
    }

    public Answer menteeAnswers() {
        return chance.weighted(MENTEE_ANSWERS);
    }

    /** Whole days until somebody answers or signs. */
    public int daysToAnswer() {
        return Math.min(chance.between(0, 4), chance.between(0, 4));
    }

    /** Whole days until the next meeting; most matches are quicker than agreed, some fall behind. */
    public int daysToNextMeeting(int cadenceDays) {
        var share = 0.5 + chance.between(0.0, 0.3) + (1 - commitment) * chance.between(0.0, 1.0);
        return Math.max(2, (int) Math.round(cadenceDays * share));
    }

    /** Whether a meeting is planned ahead, not only noted afterwards. */
    public boolean plansAhead() {
        return chance.happens(0.85);
    }

    public MeetingFate fate() {
        var trouble = 0.06 + (1 - commitment) * 0.3;
        if (!chance.happens(trouble)) {
            return MeetingFate.HELD;
        }
        return chance.weighted(Map.of(MeetingFate.MOVED, 4, MeetingFate.CANCELLED, 3, MeetingFate.NO_SHOW, 3));
    }

    public MeetingMode mode() {
        return chance.weighted(MODES);
    }

    /** Minutes of a meeting, in quarters of an hour. */
    public int minutes() {
        return 15 * chance.between(2, 6);
    }

    /** Whether somebody does what is customary after a meeting. */
    public boolean bothers(double usual) {
        return chance.happens(usual * (0.5 + commitment * 0.7));
    }

    /** Confidence or well-being on 1–5. */
    public int mood(double progress) {
        return chance.around(2.6 + progress + chemistry, 1.2, 1, 5);
    }

    public boolean raisesConcern() {
        return chance.happens(0.04 + (1 - chemistry) * 0.16);
    }

    public Severity severity() {
        return chance.weighted(SEVERITIES);
    }

    public boolean pauses() {
        return chance.happens(0.09);
    }

    public boolean endsEarly() {
        return chance.happens(0.06 + (1 - chemistry) * 0.14 + (1 - commitment) * 0.16);
    }

    /** How much of the agreed length (0–1) has passed when a mentorship ends early. */
    public double shareUntilEarlyEnd() {
        return chance.between(0.15, 0.9);
    }

    public EndReason reason(double shareOfLength) {
        return chance.weighted(shareOfLength > 0.65 ? LATE_REASONS : EARLY_REASONS);
    }

    /** The level at which a goal is judged in the end, −2 to +2. */
    public int attainment() {
        return chance.around((commitment + chemistry - 1.25) * 2, 2.1, -2, 2);
    }

    /** Whether one side takes the trouble to answer a questionnaire. */
    public boolean givesFeedback() {
        return chance.happens(0.45 + commitment * 0.45);
    }

    /** Overall satisfaction 1–5, and likelihood to recommend 0–10. */
    public List<Integer> satisfaction() {
        var overall = chance.around(2.4 + 2.3 * chemistry, 1.3, 1, 5);
        return List.of(overall, chance.around(overall * 2.0, 2.5, 0, 10));
    }

    /** The five items of the relationship instrument on 1–5; the last one is reversed. */
    public List<Integer> relationship() {
        return List.of(likert(), likert(), chance.around(2 + 2.6 * commitment, 1.2, 1, 5), likert(), 6 - likert());
    }

    private int likert() {
        return chance.around(2.3 + 2.4 * chemistry, 1.2, 1, 5);
    }

    /** Whether a side looks back before the end; if not, a coordinator waives it. */
    public boolean reflects() {
        return chance.happens(0.95);
    }

    public boolean answersFollowUp() {
        return chance.happens(0.35 + commitment * 0.3);
    }

    public Advancement advancement() {
        return chance.weighted(ADVANCEMENTS);
    }

    public IntroductionOutcome introductionOutcome() {
        return chance.weighted(INTRODUCTION_OUTCOMES);
    }
}
