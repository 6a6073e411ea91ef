package org.mentorship.contract.backup;

/** Is told how far long work has come. */
@FunctionalInterface
public interface CopyProgress {

    /**
     * So much is done.
     *
     * @param step what is being done; when it changes, the count begins anew
     * @param bytes done of this step
     * @param total of this step; an estimate
     */
    void reached(String step, long bytes, long total);
}
