package org.mentorship.api.migrate;

import java.util.stream.StreamSupport;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;

/** Of all auto-configurations on the class path, those of the migration. */
class MigrationOnly implements ImportSelector {

    private static final String OURS = "org.mentorship.";
    private static final String MIGRATION = ".Migration";

    @Override
    public String[] selectImports(AnnotationMetadata metadata) {
        var all = ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader());
        return StreamSupport.stream(all.spliterator(), false)
                .filter(name -> name.startsWith(OURS) && name.contains(MIGRATION))
                .toArray(String[]::new);
    }
}
