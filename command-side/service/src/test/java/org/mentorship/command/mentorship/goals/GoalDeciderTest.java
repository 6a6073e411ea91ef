package org.mentorship.command.mentorship.goals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.mentorship.Actor.by;
import static org.mentorship.command.mentorship.Actor.coordinator;
import static org.mentorship.command.mentorship.Story.ANN;
import static org.mentorship.command.mentorship.Story.BOB;
import static org.mentorship.command.mentorship.Story.ID;
import static org.mentorship.command.mentorship.Texts.BLANK;
import static org.mentorship.command.mentorship.Texts.LONG_AT_LIMIT;
import static org.mentorship.command.mentorship.Texts.SHORT_AT_LIMIT;
import static org.mentorship.command.mentorship.Texts.TOO_LONG;
import static org.mentorship.command.mentorship.Texts.TOO_LONG_FOR_SHORT;
import static org.mentorship.contract.RejectionCode.DATE_IN_FUTURE;
import static org.mentorship.contract.RejectionCode.DATE_IN_PAST;
import static org.mentorship.contract.RejectionCode.EMPTY_INPUT;
import static org.mentorship.contract.RejectionCode.GOAL_LEVELS_INCOMPLETE;
import static org.mentorship.contract.RejectionCode.INVALID_VALUE;
import static org.mentorship.contract.RejectionCode.TEXT_TOO_LONG;
import static org.mentorship.contract.RejectionCode.UNKNOWN_GOAL;
import static org.mentorship.contract.RejectionCode.UNKNOWN_ITEM;
import static org.mentorship.contract.RejectionCode.WRONG_PHASE;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.command.mentorship.Story;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.mentorship.Goal;
import org.mentorship.contract.mentorship.GoalCommand;
import org.mentorship.contract.mentorship.GoalCommand.AssessGoal;
import org.mentorship.contract.mentorship.GoalCommand.CompleteMilestone;
import org.mentorship.contract.mentorship.GoalCommand.DropGoal;
import org.mentorship.contract.mentorship.GoalCommand.RecordGoalProgress;
import org.mentorship.contract.mentorship.GoalCommand.ReviseGoal;
import org.mentorship.contract.mentorship.GoalCommand.SetGoals;
import org.mentorship.contract.mentorship.GoalEvent.GoalAssessed;
import org.mentorship.contract.mentorship.GoalEvent.GoalDropped;
import org.mentorship.contract.mentorship.GoalEvent.GoalProgressRecorded;
import org.mentorship.contract.mentorship.GoalEvent.GoalRevised;
import org.mentorship.contract.mentorship.GoalEvent.GoalSet;
import org.mentorship.contract.mentorship.GoalEvent.MilestoneCompleted;
import org.mentorship.contract.mentorship.Milestone;

@DisplayName("A goal")
class GoalDeciderTest {

    private static final List<String> LEVELS = List.of("much less", "less", "as expected", "more", "much more");
    private static final LocalDate TODAY = Story.pair().today();
    private static final LocalDate NEXT_MONTH = TODAY.plusMonths(1);
    private static final Goal TALK =
            goal("Give a talk", LEVELS, NEXT_MONTH, new Milestone("mil_1", "Draft", TODAY.plusDays(7)));

    private static Goal goal(String title, List<String> levels, @Nullable LocalDate due, Milestone... milestones) {
        return new Goal(title, null, List.of("speaking"), 3, 2, levels, List.of(milestones), due);
    }

    private static Story set() {
        return Story.pair().given(new GoalSet(ID, "gol_1", TALK));
    }

    @Test
    @DisplayName("is set with others at a time; the service makes the ids of goals and milestones")
    void sets() {
        var story = Story.pair();
        var first = goal("A", LEVELS, null, new Milestone("ignored", "a1", null), new Milestone("", "a2", TODAY));
        var second = goal("B", LEVELS, TODAY, new Milestone("", "b1", null));
        story.when(by(BOB), new SetGoals(ID, List.of(first, second)))
                .then(
                        new GoalSet(
                                ID,
                                story.id("gol_", 0),
                                goal(
                                        "A",
                                        LEVELS,
                                        null,
                                        new Milestone(story.id("mil_", 0), "a1", null),
                                        new Milestone(story.id("mil_", 1), "a2", TODAY))),
                        new GoalSet(
                                ID,
                                story.id("gol_", 1),
                                goal("B", LEVELS, TODAY, new Milestone(story.id("mil_", 2), "b1", null))));
    }

    @Test
    @DisplayName("comes alone or with up to nineteen others")
    void howMany() {
        Story.pair().when(by(BOB), new SetGoals(ID, List.of())).refused(EMPTY_INPUT, "goals");
        Story.pair()
                .when(by(BOB), new SetGoals(ID, Collections.nCopies(20, TALK)))
                .accepted();
        Story.pair()
                .when(by(BOB), new SetGoals(ID, Collections.nCopies(21, TALK)))
                .refused(INVALID_VALUE, "goals");
    }

    private static Arguments impossible(RejectionCode code, String field, UnaryOperator<GoalBuilder> change) {
        return Arguments.of(code, field, change.apply(new GoalBuilder()).build());
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                impossible(EMPTY_INPUT, "title", g -> g.title(BLANK)),
                impossible(TEXT_TOO_LONG, "title", g -> g.title(TOO_LONG_FOR_SHORT)),
                impossible(TEXT_TOO_LONG, "description", g -> g.description(TOO_LONG)),
                impossible(EMPTY_INPUT, "skills.1", g -> g.skills(List.of("java", ""))),
                impossible(TEXT_TOO_LONG, "skills.0", g -> g.skills(List.of(TOO_LONG_FOR_SHORT))),
                impossible(INVALID_VALUE, "skills", g -> g.skills(Collections.nCopies(51, "java"))),
                impossible(INVALID_VALUE, "importance", g -> g.importance(4)),
                impossible(INVALID_VALUE, "importance", g -> g.importance(-1)),
                impossible(INVALID_VALUE, "difficulty", g -> g.difficulty(4)),
                impossible(INVALID_VALUE, "difficulty", g -> g.difficulty(-1)),
                impossible(GOAL_LEVELS_INCOMPLETE, "levels", g -> g.levels(List.of())),
                impossible(GOAL_LEVELS_INCOMPLETE, "levels", g -> g.levels(LEVELS.subList(0, 4))),
                impossible(GOAL_LEVELS_INCOMPLETE, "levels", g -> g.levels(Collections.nCopies(6, "level"))),
                impossible(GOAL_LEVELS_INCOMPLETE, "levels", g -> g.levels(List.of("a", "b", BLANK, "d", "e"))),
                impossible(TEXT_TOO_LONG, "levels", g -> g.levels(List.of("a", "b", "c", "d", TOO_LONG))),
                impossible(DATE_IN_PAST, "due", g -> g.due(TODAY.minusDays(2))),
                impossible(INVALID_VALUE, "due", g -> g.due(LocalDate.MAX)),
                impossible(EMPTY_INPUT, "milestones.0.title", g -> g.milestone(new Milestone("", "", null))),
                impossible(
                        TEXT_TOO_LONG,
                        "milestones.0.title",
                        g -> g.milestone(new Milestone("", TOO_LONG_FOR_SHORT, null))),
                impossible(
                        DATE_IN_PAST, "milestones.0.due", g -> g.milestone(new Milestone("", "m", TODAY.minusDays(2)))),
                impossible(
                        INVALID_VALUE,
                        "milestones",
                        g -> g.milestones(Collections.nCopies(51, new Milestone("", "m", null)))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("impossible")
    @DisplayName("is refused where its words or values cannot be, when set and when revised")
    void refusesWhatCannotBe(RejectionCode code, String field, Goal goal) {
        Story.pair()
                .when(by(BOB), new SetGoals(ID, List.of(TALK, goal)))
                .refused(code, ("goals.1." + field).split("\\."));
        set().when(by(BOB), new ReviseGoal(ID, "gol_1", goal)).refused(code, ("goal." + field).split("\\."));
    }

    @Test
    @DisplayName("may fill its limits")
    void fillsLimits() {
        Story.pair()
                .when(
                        by(BOB),
                        new SetGoals(
                                ID,
                                List.of(new GoalBuilder()
                                        .title(SHORT_AT_LIMIT)
                                        .description(LONG_AT_LIMIT)
                                        .levels(Collections.nCopies(5, LONG_AT_LIMIT))
                                        .skills(Collections.nCopies(50, SHORT_AT_LIMIT))
                                        .importance(0)
                                        .difficulty(3)
                                        .due(TODAY)
                                        .build())))
                .accepted();
    }

    @Test
    @DisplayName("keeps its milestones when revised, done or not; new ones get ids")
    void revises() {
        var story = set().given(new MilestoneCompleted(ID, "gol_1", "mil_1", TODAY));
        var revised = goal(
                "Give two talks",
                LEVELS,
                NEXT_MONTH,
                new Milestone("mil_1", "Draft", null),
                new Milestone("", "Rehearse", null));
        story.when(by(ANN), new ReviseGoal(ID, "gol_1", revised))
                .then(new GoalRevised(
                        ID,
                        "gol_1",
                        goal(
                                "Give two talks",
                                LEVELS,
                                NEXT_MONTH,
                                new Milestone("mil_1", "Draft", null),
                                new Milestone(story.id("mil_"), "Rehearse", null))))
                .when(by(BOB), new CompleteMilestone(ID, "gol_1", "mil_1", null))
                .refused(WRONG_PHASE, "milestoneId");
    }

    @Test
    @DisplayName("is revised with its own milestones only, each once")
    void revisesItsOwnMilestones() {
        set().when(by(ANN), new ReviseGoal(ID, "gol_1", goal("A", LEVELS, null, new Milestone("mil_other", "m", null))))
                .refused(UNKNOWN_ITEM, "goal", "milestones");
        set().when(
                        by(ANN),
                        new ReviseGoal(
                                ID,
                                "gol_1",
                                goal(
                                        "A",
                                        LEVELS,
                                        null,
                                        new Milestone("mil_1", "m", null),
                                        new Milestone("mil_1", "m", null))))
                .refused(INVALID_VALUE, "goal", "milestones");
    }

    @Test
    @DisplayName("that is overdue can be put in other words without a new date")
    void revisesOverdue() {
        var overdue = set().later(Duration.ofDays(90));
        overdue.when(by(ANN), new ReviseGoal(ID, "gol_1", TALK)).accepted();
        overdue.when(by(ANN), new ReviseGoal(ID, "gol_1", goal("Talk", LEVELS, NEXT_MONTH.plusDays(1))))
                .refused(DATE_IN_PAST, "goal", "due");
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, -1, 0, 1, 2})
    @DisplayName("stands and is judged between −2 and +2")
    void levels(int level) {
        set().when(by(BOB), new RecordGoalProgress(ID, "gol_1", level, "Draft is done"))
                .then(new GoalProgressRecorded(ID, "gol_1", level, "Draft is done"));
        set().when(by(ANN), new AssessGoal(ID, "gol_1", level)).then(new GoalAssessed(ID, "gol_1", level, ANN));
        set().when(coordinator(), new AssessGoal(ID, "gol_1", level)).then(new GoalAssessed(ID, "gol_1", level, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {-3, 3, Integer.MIN_VALUE, Integer.MAX_VALUE})
    @DisplayName("knows no other levels")
    void noOtherLevels(int level) {
        set().when(by(BOB), new RecordGoalProgress(ID, "gol_1", level, null)).refused(INVALID_VALUE, "level");
        set().when(by(ANN), new AssessGoal(ID, "gol_1", level)).refused(INVALID_VALUE, "level");
    }

    @Test
    @DisplayName("takes a note on its progress of a limited length")
    void progressNote() {
        set().when(by(BOB), new RecordGoalProgress(ID, "gol_1", 0, TOO_LONG)).refused(TEXT_TOO_LONG, "note");
    }

    @Test
    @DisplayName("can be judged by each side, and again")
    void assessedAgain() {
        set().when(by(ANN), new AssessGoal(ID, "gol_1", 0))
                .accepted()
                .when(by(BOB), new AssessGoal(ID, "gol_1", 1))
                .accepted()
                .when(by(ANN), new AssessGoal(ID, "gol_1", 2))
                .accepted();
    }

    @Test
    @DisplayName("has milestones that are done once, today if no day is named, never in the future")
    void completesMilestone() {
        set().when(by(BOB), new CompleteMilestone(ID, "gol_1", "mil_1", null))
                .then(new MilestoneCompleted(ID, "gol_1", "mil_1", TODAY))
                .when(by(BOB), new CompleteMilestone(ID, "gol_1", "mil_1", null))
                .refused(WRONG_PHASE, "milestoneId");
        set().when(by(BOB), new CompleteMilestone(ID, "gol_1", "mil_1", TODAY.minusDays(3)))
                .then(new MilestoneCompleted(ID, "gol_1", "mil_1", TODAY.minusDays(3)));
        set().when(by(BOB), new CompleteMilestone(ID, "gol_1", "mil_1", TODAY.plusDays(2)))
                .refused(DATE_IN_FUTURE, "completedOn");
        set().when(by(BOB), new CompleteMilestone(ID, "gol_1", "mil_1", LocalDate.MIN))
                .refused(INVALID_VALUE, "completedOn");
        set().when(by(BOB), new CompleteMilestone(ID, "gol_1", "mil_2", null)).refused(UNKNOWN_ITEM, "milestoneId");
    }

    @Test
    @DisplayName("is dropped with a reason")
    void drops() {
        set().when(by(BOB), new DropGoal(ID, "gol_1", "No conference this year"))
                .then(new GoalDropped(ID, "gol_1", "No conference this year"));
        set().when(by(BOB), new DropGoal(ID, "gol_1", BLANK)).refused(EMPTY_INPUT, "reason");
        set().when(by(BOB), new DropGoal(ID, "gol_1", TOO_LONG)).refused(TEXT_TOO_LONG, "reason");
    }

    static Stream<GoalCommand> stepsOn(String goalId) {
        return Stream.of(
                new ReviseGoal(ID, goalId, TALK),
                new RecordGoalProgress(ID, goalId, 0, null),
                new CompleteMilestone(ID, goalId, "mil_1", null),
                new AssessGoal(ID, goalId, 0),
                new DropGoal(ID, goalId, "Why"));
    }

    static Stream<GoalCommand> stepsOnKnown() {
        return stepsOn("gol_1");
    }

    static Stream<GoalCommand> stepsOnUnknown() {
        return stepsOn("gol_2");
    }

    @ParameterizedTest
    @MethodSource("stepsOnKnown")
    @DisplayName("that was dropped takes no more steps")
    void droppedTakesNoSteps(GoalCommand step) {
        set().given(new GoalDropped(ID, "gol_1", "Why")).when(by(BOB), step).refused(WRONG_PHASE, "goalId");
    }

    @ParameterizedTest
    @MethodSource("stepsOnUnknown")
    @DisplayName("must be known")
    void mustBeKnown(GoalCommand step) {
        set().when(by(BOB), step).refused(UNKNOWN_GOAL, "goalId");
    }

    @Test
    @DisplayName("forgets nothing of its siblings when one changes")
    void siblings() {
        var book = set().given(new GoalSet(ID, "gol_2", TALK), new GoalDropped(ID, "gol_1", "Why"))
                .state()
                .journey()
                .goals();
        assertThat(book.find("gol_1"))
                .hasValueSatisfying(goal -> assertThat(goal.dropped()).isTrue());
        assertThat(book.find("gol_2"))
                .hasValueSatisfying(goal -> assertThat(goal.dropped()).isFalse());
    }

    /** A goal that could be, to be changed in one place. */
    private static final class GoalBuilder {
        private String title = "Give a talk";
        private @Nullable String description;
        private List<String> skills = List.of();
        private int importance = 1;
        private int difficulty = 1;
        private List<String> levels = LEVELS;
        private List<Milestone> milestones = List.of();
        private @Nullable LocalDate due;

        GoalBuilder title(String value) {
            title = value;
            return this;
        }

        GoalBuilder description(String value) {
            description = value;
            return this;
        }

        GoalBuilder skills(List<String> value) {
            skills = value;
            return this;
        }

        GoalBuilder importance(int value) {
            importance = value;
            return this;
        }

        GoalBuilder difficulty(int value) {
            difficulty = value;
            return this;
        }

        GoalBuilder levels(List<String> value) {
            levels = value;
            return this;
        }

        GoalBuilder milestone(Milestone value) {
            return milestones(List.of(value));
        }

        GoalBuilder milestones(List<Milestone> value) {
            milestones = value;
            return this;
        }

        GoalBuilder due(LocalDate value) {
            due = value;
            return this;
        }

        Goal build() {
            return new Goal(title, description, skills, importance, difficulty, levels, milestones, due);
        }
    }
}
