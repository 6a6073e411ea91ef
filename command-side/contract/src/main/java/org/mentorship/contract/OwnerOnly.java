package org.mentorship.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;

/** Files and directories that nobody but their owner can read, where the file system knows of owners as POSIX does. */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private OwnerOnly() {}

    /** What a new file is made with. */
    public static FileAttribute<?>[] file(Path path) {
        return attributes(path, "rw-------");
    }

    /** What a new directory is made with. */
    public static FileAttribute<?>[] directory(Path path) {
        return attributes(path, "rwx------");
    }

    /** Whether a file or directory that is there can be reached by others. */
    public static boolean isOpenToOthers(Path path) throws IOException {
        return isPosix(path) && !Collections.disjoint(Files.getPosixFilePermissions(path), OTHERS);
    }

    /** Lets nobody but the owner read a file that is there; what a link leads to is left as it is. */
    public static void restrict(Path file) throws IOException {
        if (!Files.isSymbolicLink(file) && isOpenToOthers(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
