package org.mentorship.api.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.api.graphql.kit.ProjectFiles;

@DisplayName("The page on errors of the API")
class ErrorsPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\d+) \\| \\S.* \\|$");

    @Test
    @DisplayName("has every code with its status, and what to do")
    void rows() throws IOException {
        var page = Files.readString(ProjectFiles.ROOT.resolve("docs/errors.md"));

        assertThat(ROW.matcher(page).results().map(row -> row.group(1) + " " + row.group(2)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FailureCode.values())
                        .map(code -> code + " " + code.status().value())
                        .toList());
    }
}
