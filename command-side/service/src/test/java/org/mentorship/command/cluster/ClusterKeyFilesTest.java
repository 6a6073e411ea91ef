package org.mentorship.command.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorship.command.cluster.ClusterProperties.Mongodb;
import org.mentorship.command.privacy.KeyEncryptionKey;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.StartupFailure.Code;
import org.springframework.mock.env.MockEnvironment;

@DisplayName("The files of a cluster's key-encryption keys")
class ClusterKeyFilesTest {

    private static final String NOWHERE = "mongodb://localhost:1/mentorship";

    @ParameterizedTest
    @CsvSource({"'', , MENTORSHIP_KEYENCRYPTIONKEYFILE", ", ' ', MENTORSHIP_NEWKEYENCRYPTIONKEYFILE"})
    @DisplayName("are refused if they are named, but empty, also where the key is given")
    void empty(@Nullable String current, @Nullable String next, String named) {
        var environment = new MockEnvironment()
                .withProperty(KeyEncryptionKey.VARIABLE, Base64.getEncoder().encodeToString(new byte[32]));
        var properties = new ClusterProperties(new Mongodb(NOWHERE), current, next);
        try (var mongo = new ClusterDatabase(NOWHERE)) {
            var refusal = catchThrowableOfType(
                    StartupFailure.class,
                    () -> new ClusterStoreAutoConfiguration().subjectKeys(mongo, environment, properties));

            assertThat(refusal.code()).isEqualTo(Code.KEY_ENCRYPTION_KEY_INVALID);
            assertThat(refusal).hasMessageStartingWith(named + " is set, but empty");
        }
    }
}
