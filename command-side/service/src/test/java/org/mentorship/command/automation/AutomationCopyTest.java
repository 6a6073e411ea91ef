package org.mentorship.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.InMemoryMongo;
import org.mentorship.command.cluster.ClusterDatabase;
import org.mentorship.command.migrate.UnseenProgress;
import org.mentorship.command.store.AutomationsDb;
import org.mentorship.contract.migration.MigrationFailure;
import org.mentorship.contract.migration.MigrationFailure.Code;
import org.mentorship.contract.migration.MigrationProgress;
import org.mentorship.contract.migration.MigrationReport.Kept;
import org.mentorship.contract.stored.EventSerializer;

@DisplayName("Copying what the automations are about to do to a cluster")
class AutomationCopyTest {

    private static final Instant DUE = Instant.parse("2026-01-05T09:00:00.123Z");
    private static final int MANY = 1_200;

    private static final MigrationProgress SILENT = new UnseenProgress();

    @TempDir
    private Path directory;

    @RegisterExtension
    private final InMemoryMongo mongo = new InMemoryMongo();

    private ClusterDatabase target;
    private AutomationsDb source;

    @BeforeEach
    void start() {
        target = new ClusterDatabase(mongo.uri());
        source = AutomationsDb.open(directory.resolve("automations.db"));
    }

    @AfterEach
    void stop() {
        source.close();
        target.close();
    }

    private AutomationCopy copying() {
        return new AutomationCopy(source.dataSource(), target);
    }

    private Kept copy() {
        copying().copy(SILENT);
        return copying().compare(SILENT);
    }

    private static Todo todo(int number) {
        return new Todo(
                "nudge/" + number, "nudge", "mnt_" + number, number % 2 == 0 ? DUE : null, "{}", "e-" + number, "c");
    }

    private SqlTodoStore list(int entries) {
        var list = new SqlTodoStore(source.connections(), source.transactions());
        var changes = IntStream.range(0, entries)
                .<TodoChange>mapToObj(number -> new TodoChange.Put(todo(number)))
                .toList();
        source.transactions().executeInTransaction(() -> list.apply(1, changes));
        return list;
    }

    private void hasRead(TrackingToken token) {
        source.transactions().executeInTransaction(() -> {
            var tokens = source.tokenStore(EventSerializer.create());
            tokens.initializeTokenSegments(AutomationInbox.PROCESSOR, 1, token);
        });
    }

    private TokenStore process(String node) {
        return target.automationTokens(EventSerializer.create(), node);
    }

    @Test
    @DisplayName("gives the cluster the same entries, with their failures, and the place in the log to go on from")
    void same() {
        var list = list(3);
        list.failed(todo(0), 2, DUE.plusSeconds(60), "NO_CAPACITY");
        list.remember(todo(2), List.of("half"));
        hasRead(GapAwareTrackingToken.newInstance(42, List.of()));

        assertThat(copy()).isEqualTo(new Kept(3, 3, 0));

        var todos = new MongoTodoStore(target.database());
        var now = DUE.plusSeconds(3_600);
        assertThat(todos.counts(now)).isEqualTo(list.counts(now));
        assertThat(todos.find("nudge/1")).isEqualTo(list.find("nudge/1"));
        assertThat(todos.find("nudge/2")).isEqualTo(list.find("nudge/2"));
        assertThat(todos.nextDue(now, DUE)).isEqualTo(list.nextDue(now, DUE));
        assertThat(process("somebody").fetchToken(AutomationInbox.PROCESSOR, 0))
                .isEqualTo(new GlobalSequenceTrackingToken(41));
    }

    @Test
    @DisplayName("replaces what an earlier attempt has left, and may be repeated")
    void again() {
        var list = list(MANY);
        hasRead(GapAwareTrackingToken.newInstance(42, List.of()));
        copy();
        list.remove(todo(1));
        list.rest(todo(2));
        assertThat(copying().compare(SILENT)).isEqualTo(new Kept(MANY - 1, MANY, 1));

        assertThat(copy()).isEqualTo(new Kept(MANY - 1, MANY - 1, 0));
        assertThat(copy()).isEqualTo(new Kept(MANY - 1, MANY - 1, 0));
    }

    @Test
    @DisplayName("counts a missing token as an entry that differs")
    void noToken() {
        hasRead(GapAwareTrackingToken.newInstance(42, List.of()));

        assertThat(copying().compare(SILENT)).isEqualTo(new Kept(0, 0, 1));
        assertThat(copy()).isEqualTo(new Kept(0, 0, 0));
    }

    @Test
    @DisplayName("refuses while a process of the cluster has the token, and compares all the same")
    void inUse() {
        list(1);
        hasRead(GapAwareTrackingToken.newInstance(42, List.of()));
        copy();
        copying().requireNobodyRuns();
        process("somebody").fetchToken(AutomationInbox.PROCESSOR, 0);

        var refusal =
                catchThrowableOfType(MigrationFailure.class, () -> copying().requireNobodyRuns());

        assertThat(refusal.code()).isEqualTo(Code.TARGET_IN_USE);
        assertThat(copying().compare(SILENT)).isEqualTo(new Kept(1, 1, 0));
    }

    @Test
    @DisplayName("counts events from 0 where SQLite counts from 1, and skips none that was not read")
    void tokens() {
        assertThat(AutomationCopy.translated(null)).isEqualTo(new GlobalSequenceTrackingToken(-1));
        assertThat(AutomationCopy.translated(GapAwareTrackingToken.newInstance(0, List.of())))
                .isEqualTo(new GlobalSequenceTrackingToken(-1));
        assertThat(AutomationCopy.translated(GapAwareTrackingToken.newInstance(1, List.of())))
                .isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(AutomationCopy.translated(GapAwareTrackingToken.newInstance(9, new TreeSet<>(List.of(5L, 7L)))))
                .isEqualTo(new GlobalSequenceTrackingToken(3));
        assertThat(AutomationCopy.translated(ReplayToken.createReplayToken(
                        GapAwareTrackingToken.newInstance(9, List.of()),
                        GapAwareTrackingToken.newInstance(4, List.of()))))
                .isEqualTo(new GlobalSequenceTrackingToken(3));
    }
}
