package org.mentorship.command.program;

import java.util.List;
import org.mentorship.contract.program.Instrument;
import org.mentorship.contract.program.InstrumentItem;

/**
 * The instruments that every programme starts with; it may define others, or next versions of these.
 *
 * <p>{@code satisfaction} has the two customary items: overall satisfaction on five points (CSAT) and likelihood to
 * recommend on 0–10 (NPS, Reichheld 2003). {@code relationship} asks for trust, communication, commitment, realistic
 * expectations and, reversed, for the weight of the power difference.
 */
final class StandardInstruments {

    private StandardInstruments() {}

    static List<Instrument> all() {
        return List.of(
                new Instrument(
                        "satisfaction",
                        1,
                        List.of(
                                new InstrumentItem("overall", "How satisfied are you overall?", 1, 5, false, "csat"),
                                new InstrumentItem(
                                        "recommend",
                                        "How likely are you to recommend this programme to a friend or colleague?",
                                        0,
                                        10,
                                        false,
                                        "nps"))),
                new Instrument(
                        "relationship",
                        1,
                        List.of(
                                likert("trust", "I can speak openly without worrying about consequences.", false),
                                likert("communication", "We understand each other well.", false),
                                likert("commitment", "Both of us keep what we agree on.", false),
                                likert("expectations", "What we expect of each other is realistic.", false),
                                likert("power", "The difference in position makes it hard to disagree.", true))));
    }

    private static InstrumentItem likert(String code, String text, boolean reversed) {
        return new InstrumentItem(code, text, 1, 5, reversed, "relationship");
    }
}
