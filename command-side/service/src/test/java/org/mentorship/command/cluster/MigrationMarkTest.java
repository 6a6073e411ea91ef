package org.mentorship.command.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.StartupFailure;

@DisplayName("The mark of a migration")
class MigrationMarkTest {

    @Test
    @DisplayName("keeps processes of a cluster from starting until the migration has ended")
    void refuses() {
        var server = new MongoServer(new MemoryBackend());
        server.bind();
        try (var mongo = new ClusterDatabase(server.getConnectionString() + "/test")) {
            var mark = new MigrationMark(mongo);
            mark.refuseUnfinished();
            mark.set();
            mark.set();

            var refusal = catchThrowableOfType(StartupFailure.class, () -> new MigrationMark(mongo).refuseUnfinished());

            assertThat(refusal.code()).isEqualTo(StartupFailure.Code.MIGRATION_UNFINISHED);
            mark.clear();
            mark.clear();
            mark.refuseUnfinished();
        } finally {
            server.shutdownNow();
        }
    }
}
