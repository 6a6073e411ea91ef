package org.mentorship.command.store.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.mentorship.command.privacy.CheckValue;
import org.mentorship.command.privacy.KeyEncryptionKey;
import org.mentorship.command.store.DataDirectory;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.backup.StoreBackups;

/**
 * The key-encryption key with which a service would start on a data directory: the one that it is given, or else the one in
 * the file. What that does not open would be found out when the backup is needed.
 *
 * @param given empty if it is not
 */
record OpeningKey(Path data, Optional<KeyEncryptionKey> given) {

    /** As the service is given it, for a data directory. */
    static OpeningKey of(Path data, StoreBackups.Secrets secrets) {
        return new OpeningKey(
                data,
                KeyEncryptionKey.besides(
                        data.resolve(DataDirectory.KEY_ENCRYPTION_KEY),
                        secrets.keyEncryptionKey(),
                        secrets.keyEncryptionKeyFile()));
    }

    /**
     * Returns if it opens the keys, or nobody can tell here, since it is neither given nor in a file that this user can read.
     *
     * @throws StartupFailure if it does not, or is none
     */
    void require(CheckValue keys) {
        var file = data.resolve(DataDirectory.KEY_ENCRYPTION_KEY);
        if (given.isEmpty() && !Files.isReadable(file)) {
            return;
        }
        DataDirectory.requireComplete(data); // since it was looked at, the keys may have been put under another one
        if (!keys.isOpenedBy(given.orElseGet(() -> KeyEncryptionKey.load(null, file, false)))) {
            throw wrong(given.map(key -> givenIsWrong(key, file, keys)).orElseGet(() -> fileIsWrong(file)));
        }
    }

    private static StartupFailure wrong(String message) {
        return new StartupFailure(StartupFailure.Code.KEY_ENCRYPTION_KEY_WRONG, message);
    }

    private String givenIsWrong(KeyEncryptionKey key, Path file, CheckValue keys) {
        return "The key-encryption key of " + key.origin() + notOpening()
                + (Files.isReadable(file) && isIn(file, keys)
                        ? "; unset it, since " + file + " does"
                        : "; give the one that the service is given");
    }

    private String fileIsWrong(Path file) {
        return file + notOpening() + ". If the keys were put under a given one, give that as "
                + KeyEncryptionKey.VARIABLE
                + "; to have the file put aside, stop the service and run, with that as well: mentorship rotate-keys --data "
                + data;
    }

    private String notOpening() {
        return " does not open " + data.resolve(DataDirectory.KEYS) + ", and would not open the backup";
    }

    /** Whether the key in a file opens the keys. What a rotation left behind that was cut short does not. */
    static boolean isIn(Path file, CheckValue keys) {
        return KeyEncryptionKey.findIn(file).filter(keys::isOpenedBy).isPresent();
    }
}
