package org.mentorship.api.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.ParseException;
import org.mentorship.contract.OwnerOnly;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.Synced;

/**
 * The key of the embedded mode that signs its tokens: an EC key on P-256 (ES256), kept as a JWK in the data directory
 * and readable by its owner only. Whoever first needs it, the service or the {@code token} command, makes it.
 */
public final class SigningKey {

    /** The file in the data directory. */
    public static final String FILE = "jwt-key.json";

    private SigningKey() {}

    /**
     * The key of a data directory, made if there is none; of two processes that make it at once, both get the same.
     *
     * @throws StartupFailure DATA_DIR_NOT_WRITABLE, or SIGNING_KEY_INVALID if the file is there but holds no key
     */
    public static ECKey in(Path dataDirectory) {
        var file = dataDirectory.resolve(FILE);
        return Files.exists(file) ? read(file) : create(dataDirectory, file);
    }

    /** Whether a data directory has a key. */
    public static boolean exists(Path dataDirectory) {
        return Files.exists(dataDirectory.resolve(FILE));
    }

    private static ECKey read(Path file) {
        try {
            var key = ECKey.parse(Files.readString(file));
            if (!key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
                throw invalid(file, "it has no private part, or is not on P-256");
            }
            return key;
        } catch (IOException | ParseException e) {
            throw invalid(file, e.getClass().getSimpleName());
        }
    }

    private static ECKey create(Path dataDirectory, Path file) {
        try {
            Files.createDirectories(dataDirectory, OwnerOnly.directory(dataDirectory));
            var draft = Files.createTempFile(dataDirectory, FILE, ".new", OwnerOnly.file(dataDirectory));
            try {
                Files.writeString(draft, generate().toJSONString(), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
                publish(draft, file);
                Synced.entries(dataDirectory); // a token that was given away is valid after a loss of power, too
            } finally {
                Files.deleteIfExists(draft);
            }
            return read(file);
        } catch (IOException | JOSEException e) {
            throw new StartupFailure(
                    StartupFailure.Code.DATA_DIR_NOT_WRITABLE,
                    dataDirectory + " cannot be made or written (" + e + "); give this user write access and free space"
                            + " there, or name another directory",
                    e);
        }
    }

    private static ECKey generate() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256)
                .keyUse(KeyUse.SIGNATURE)
                .keyIDFromThumbprint(true)
                .generate();
    }

    /** A hard link appears whole and never replaces the key of somebody who was faster. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            return;
        } catch (UnsupportedOperationException | IOException _) {
            if (!Files.exists(file)) {
                Files.move(draft, file);
            }
        }
    }

    private static StartupFailure invalid(Path file, String finding) {
        return new StartupFailure(
                StartupFailure.Code.SIGNING_KEY_INVALID,
                file + " holds no key to sign tokens with (" + finding
                        + "); restore it, or delete it for a new one, which ends all tokens");
    }
}
