package org.mentorship.contract.log;

/**
 * The log has another event at a place where one was read: it lost its end, as a server does that loses power or is restored
 * from a backup, and has gone on otherwise. What was made of the lost events is of no log.
 */
public final class LogChanged extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final long position;

    /** @param position where another event is than was read */
    public LogChanged(long position) {
        super("The event log has another event at position " + position
                + " than was read there: it lost its end and has gone on otherwise");
        this.position = position;
    }

    public long position() {
        return position;
    }
}
