package org.mentorship.command.mentorship.feedback;

import java.util.Optional;
import org.mentorship.contract.program.Instrument;

/** The instruments of the mentorship's programme, as they are when a command is decided. */
public interface Instruments {

    /** For decisions that ask for no instrument. */
    Instruments NONE = new Instruments() {
        @Override
        public Optional<Instrument> latest(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<Instrument> version(String name, int version) {
            return Optional.empty();
        }
    };

    /** The version that feedback answers now; empty if the programme has no such instrument. */
    Optional<Instrument> latest(String name);

    /** The version that earlier feedback answered; empty if the programme never had it. */
    Optional<Instrument> version(String name, int version);
}
