package org.mentorship.api.simulate.story;

import java.util.List;

/** What people write; made up, and about nobody. */
final class Phrases {

    static final List<String> TOPICS = List.of(
            "Reviewing a pull request together",
            "How to say no to a deadline",
            "Reading unfamiliar code",
            "Preparing an interview",
            "Tests that people trust",
            "Working with a difficult colleague",
            "Designing a small service",
            "Finding a niche",
            "Giving a first talk",
            "Estimating honestly",
            "Career paths beside management",
            "Debugging without guessing");

    static final List<String> NOTES = List.of(
            "We went through the last two weeks. The plan holds; one step was larger than thought.",
            "Talked about a setback at work. Agreed to break the task down and to ask for help sooner.",
            "Live coding for half of the time. Went better than last time, less hesitation.",
            "Looked at the portfolio. Two projects to keep, one to drop.",
            "Mostly listened today. The reorganisation takes a lot of energy.",
            "Rehearsed the talk. Shorter slides, slower start.");

    static final List<String> ACTIONS = List.of(
            "Write down three questions for the next meeting",
            "Read the chapter on testing and try it on one class",
            "Open a small pull request to an open project",
            "Ask the team lead for feedback on the last task",
            "Draft the outline of the talk",
            "Rewrite the first section of the CV",
            "Try pairing with a colleague once this week");

    static final List<String> RESOURCES = List.of(
            "A guide to reading code",
            "Course: testing from the start",
            "Talk: growing into a senior role",
            "Checklist for code reviews",
            "Book: working effectively with old code",
            "Meet-up of the local community",
            "Workshop on negotiation");

    static final List<String> CONTACTS = List.of(
            "A former colleague who leads a platform team",
            "An organiser of the local meet-up",
            "A recruiter who knows the field",
            "A maintainer of an open-source project");

    static final List<String> PRAISE = List.of(
            "Finished the milestone a week early.",
            "Always prepared, and that shows.",
            "Took hard feedback well and acted on it.",
            "Found time for me in a very full week.");

    static final List<String> SETBACKS =
            List.of("An application was turned down.", "The project was stopped.", "Two weeks of illness.");

    static final List<String> ENCOURAGEMENTS =
            List.of("First review without remarks.", "The team lead noticed the change.", "It starts to be fun.");

    static final List<String> CONCERNS = List.of(
            "We keep talking past each other, and I do not know how to say so.",
            "Meetings are cancelled at the last moment again and again.",
            "I feel pushed towards a job change that I do not want.");

    static final List<String> RESOLUTIONS = List.of(
            "Spoke with both; they agreed on an agenda beforehand.",
            "Spoke with one side; a fixed day of the week should help.",
            "Explained how to change mentors without fault; the pair goes on for now.");

    static final List<String> PAUSE_REASONS =
            List.of("Holidays", "A release at work takes all evenings", "Exams", "Moving house");

    static final List<String> DECLINE_REASONS =
            List.of("No time in this quarter", "Another field than mine", "I have found a mentor elsewhere");

    static final List<String> COMMENTS = List.of(
            "Good questions, honest answers.",
            "I would like a little more structure.",
            "It helps to have somebody outside of the team.",
            "More time between the meetings would be fine.");

    static final List<String> DELIVERABLES =
            List.of("Design note for a small service", "Pull request", "Slides of the talk", "Curriculum vitae");

    static final List<String> ACCOMPLISHMENTS = List.of(
            "More confidence, and a first project that is used by others.",
            "Saw my own work from outside, and learnt to explain what I do by habit.",
            "A clear picture of the next two years.");

    static final List<String> GRATITUDE = List.of("Thank you for your patience.", "Thank you for your trust.");

    static final List<String> WHAT_NEXT =
            List.of("We stay in touch, without a plan.", "I want to mentor somebody myself.", "On to the next goal.");

    private Phrases() {}

    /** The five attainment levels of a goal about a skill, worst to best. */
    static List<String> levels(String skill) {
        return List.of(
                "Has not begun to use " + skill,
                "Follows along where others use " + skill,
                "Does everyday tasks with " + skill + " alone",
                "Solves unusual tasks with " + skill + " and explains why",
                "Teaches " + skill + " to others");
    }
}
