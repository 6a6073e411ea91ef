package org.mentorship.command.automation;

/** The processes that may read the log for the automations in place of this one. */
interface OtherProcesses {

    /** There are none. */
    OtherProcesses NONE = new OtherProcesses() {
        @Override
        public boolean read() {
            return false;
        }

        @Override
        public long position() {
            return LogReading.NONE;
        }
    };

    /** Whether one of them reads, as far as can be told. */
    boolean read();

    /** The position of the last event that was read, by whichever process; −1 if none was. */
    long position();
}
