package org.mentorship.query.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.axonframework.config.ConfigurerModule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.log.EventLog;
import org.mentorship.query.contract.status.ReadModelStatusView;
import org.mentorship.query.contract.status.ReadModelStatusView.State;
import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.projection.ReadModels;
import org.mentorship.query.story.EventFile;
import org.mentorship.query.story.Story;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

@DisplayName("The read side in a Spring application")
class QueryAutoConfigurationTest {

    @TempDir
    private Path directory;

    private static AnnotationConfigApplicationContext application(Map<String, Object> properties) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.register(QueryAutoConfiguration.class);
        context.refresh();
        return context;
    }

    @Test
    @DisplayName("is found by Spring Boot")
    void is_found() {
        assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
                .contains(QueryAutoConfiguration.class.getName());
    }

    @Test
    @DisplayName("reads the log of the data directory and keeps its read models in memory, unless told otherwise")
    void defaults() throws Exception {
        try (var file = EventFile.create(directory.resolve("events.db"))) {
            file.append(Story.of(1, 2));
            try (var context = application(Map.of("mentorship.data", directory.toString()))) {
                assertThat(context.getBean(ReadStore.class).isEmbedded()).isTrue();
                assertThat(context.getBean(EventLog.class).head())
                        .isEqualTo(Story.of(1, 2).size() - 1L);
                assertThat(context.getBean(ReadModels.class).status())
                        .extracting(ReadModelStatusView::state)
                        .containsExactly(State.STOPPED);
                assertThat(context.getBean(ConfigurerModule.class)).isInstanceOf(QuerySideModule.class);
                assertThat(context.getBean(QueryProperties.class)
                                .readYourWrites()
                                .timeout())
                        .isEqualTo(Duration.ofSeconds(2));
            }
        }
    }

    @Test
    @DisplayName("keeps its read models in the MongoDB that is given, which need not be there yet")
    void mongodb() {
        try (var context = application(Map.of(
                "mentorship.data",
                directory.toString(),
                "mentorship.mongodb.uri",
                "mongodb://127.0.0.1:9/elsewhere"))) {
            assertThat(context.getBean(ReadStore.class).isEmbedded()).isFalse();
            assertThat(context.getBean(ReadStore.class).database().getName()).isEqualTo("elsewhere");
        }
    }
}
