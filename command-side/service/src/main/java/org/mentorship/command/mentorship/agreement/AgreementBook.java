package org.mentorship.command.mentorship.agreement;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.AgreementEvent;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementConcluded;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementProposed;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementSigned;

/**
 * Agreements of a mentorship, without their texts: a state that was read back would hold them as ciphertext. What was
 * concluded holds until the next one is concluded.
 *
 * @param latest the one proposed last, null before the first
 * @param cadenceInForce days between two meetings of the one concluded last, null before the first
 */
public record AgreementBook(
        @Nullable Proposed latest, @Nullable Integer cadenceInForce) {

    public static final AgreementBook EMPTY = new AgreementBook(null, null);

    /**
     * An agreement put up for signature.
     *
     * @param revision 1, 2, 3 …
     * @param concluded whether everybody has signed it; who joins the group later may still sign
     */
    public record Proposed(int revision, int cadenceDays, Set<ParticipantId> signedBy, boolean concluded) {

        public Proposed {
            signedBy = Set.copyOf(signedBy);
        }

        /** Whether all these people have signed. */
        public boolean isSignedByAll(Collection<ParticipantId> people) {
            return signedBy.containsAll(people);
        }

        private Proposed signedBy(ParticipantId participant) {
            var all = new HashSet<>(signedBy);
            all.add(participant);
            return new Proposed(revision, cadenceDays, all, concluded);
        }

        private Proposed asConcluded() {
            return new Proposed(revision, cadenceDays, signedBy, true);
        }
    }

    public AgreementBook evolve(AgreementEvent event) {
        return switch (event) {
            case AgreementProposed e ->
                new AgreementBook(
                        new Proposed(e.revision(), e.agreement().cadenceDays(), Set.of(), false), cadenceInForce);
            case AgreementSigned e ->
                new AgreementBook(latest == null ? null : latest.signedBy(e.participantId()), cadenceInForce);
            case AgreementConcluded e ->
                new AgreementBook(latest == null ? null : latest.asConcluded(), e.cadenceDays());
        };
    }

    /** Whether an agreement holds. */
    public boolean isConcluded() {
        return cadenceInForce != null;
    }

    /** The agreed days between two meetings, or the programme's where nothing is agreed. */
    public int cadenceDays(int programCadenceDays) {
        return cadenceInForce == null ? programCadenceDays : cadenceInForce;
    }
}
