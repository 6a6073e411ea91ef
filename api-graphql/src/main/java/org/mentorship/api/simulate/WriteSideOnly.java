package org.mentorship.api.simulate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportSelector;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.type.AnnotationMetadata;

/** Of all auto-configurations on the class path, those of the write side. */
class WriteSideOnly extends AutoConfigurationImportSelector {

    private static final String WRITE_SIDE = "org.mentorship.command.";

    @Override
    protected List<String> getCandidateConfigurations(
            AnnotationMetadata metadata, @Nullable AnnotationAttributes attributes) {
        return super.getCandidateConfigurations(metadata, attributes).stream()
                .filter(name -> name.startsWith(WRITE_SIDE))
                .toList();
    }

    /** There is no annotation to ask: nothing is excluded. */
    @Override
    protected AnnotationAttributes getAttributes(AnnotationMetadata metadata) {
        var attributes = new AnnotationAttributes();
        attributes.put("exclude", new String[0]);
        attributes.put("excludeName", new String[0]);
        return attributes;
    }
}
