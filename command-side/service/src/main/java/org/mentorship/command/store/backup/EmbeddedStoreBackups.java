package org.mentorship.command.store.backup;

import java.nio.file.Path;
import org.mentorship.contract.backup.BackupSummary;
import org.mentorship.contract.backup.CopyProgress;
import org.mentorship.contract.backup.StoreBackups;
import org.mentorship.contract.time.ServiceClock;

/** Backups of a data directory; found by the {@link java.util.ServiceLoader}. */
public final class EmbeddedStoreBackups implements StoreBackups {

    @Override
    public BackupSummary backUp(Request request, CopyProgress progress) {
        return new Backup(request, progress, ServiceClock.machine(), Room::on).take();
    }

    @Override
    public BackupSummary restore(Path from, Path data, CopyProgress progress) {
        return new Restore(from, data, progress, Room::on).run();
    }
}
