package org.mentorship.contract.privacy;

/**
 * Names for people by which they can be told apart and followed within one programme, without being known. The same
 * programme and id give the same pseudonym for ever, in every process; pseudonyms of two programmes have nothing in common.
 */
public interface Pseudonyms {

    /** What every pseudonym begins with. */
    String PREFIX = "psn_";

    /**
     * The pseudonym of an id.
     *
     * @param programId the programme in which it is met, {@code prg_…}
     * @param id what names or gives away a person: {@code par_…} or {@code enr_…}
     * @throws org.mentorship.contract.Unavailable if the secret that they are made of cannot be read now
     */
    String of(String programId, String id);
}
