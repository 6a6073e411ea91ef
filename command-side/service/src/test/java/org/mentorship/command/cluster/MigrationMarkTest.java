package org.mentorship.command.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mentorship.command.InMemoryMongo;
import org.mentorship.contract.StartupFailure;

@DisplayName("The mark of a migration")
class MigrationMarkTest {

    @RegisterExtension
    private final InMemoryMongo mongo = new InMemoryMongo();

    @Test
    @DisplayName("keeps processes of a cluster from starting until the migration has ended")
    void refuses() {
        try (var database = new ClusterDatabase(mongo.uri())) {
            var mark = new MigrationMark(database);
            mark.refuseUnfinished();
            mark.set();
            mark.set();

            var refusal =
                    catchThrowableOfType(StartupFailure.class, () -> new MigrationMark(database).refuseUnfinished());

            assertThat(refusal.code()).isEqualTo(StartupFailure.Code.MIGRATION_UNFINISHED);
            mark.clear();
            mark.clear();
            mark.refuseUnfinished();
        }
    }
}
