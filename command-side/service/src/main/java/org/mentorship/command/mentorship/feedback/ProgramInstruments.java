package org.mentorship.command.mentorship.feedback;

import java.util.Optional;
import org.mentorship.command.program.ProgramState;
import org.mentorship.contract.program.Instrument;

/** The instruments of a programme as it is now. */
public record ProgramInstruments(ProgramState program) implements Instruments {

    @Override
    public Optional<Instrument> latest(String name) {
        return program.instrument(name);
    }

    @Override
    public Optional<Instrument> version(String name, int version) {
        return program.instrument(name, version);
    }
}
