package io.yemae.it.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.yemae.it.kit.Platform;
import io.yemae.it.kit.servers.RunningLauncher;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A reader who pastes every {@code sh} block of a page into a shell, in order, while {@code mvn -Prun} is running, gets no unexpected
 * error.
 */
class ReadmeIT {
    /* What the blocks use that a JDK and Maven do not bring. */
    private static final List<String> TOOLS = List.of("bash", "curl", "openssl");
    private static final Path DIRECTORY = Platform.directory().resolve("pages");

    private static RunningLauncher platform;

    @BeforeAll
    static void startThePlatform() throws IOException {
        assumeThat(TOOLS).as("tools on this machine").allMatch(ReadmeIT::isInstalled);
        platform = new RunningLauncher(DIRECTORY.resolve("project"), Map.of());
        platform.awaitStart();
    }

    @AfterAll
    static void stopThePlatform() throws InterruptedException {
        if (platform != null) {
            platform.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyShellBlockRunsWithoutAnUnexpectedError() {
        List<Page> pages = Page.all().stream().filter(page -> page.blocks().stream().anyMatch(block -> block.language().equals("sh")))
            .toList();
        assertThat(pages).extracting(Page::name).contains("README.md", "web/README.md", "wildfly-config/README.md");
        return pages.stream().map(page -> dynamicTest(page.name(), () -> {
            ShellSession.Result result = run(page);

            assertThat(result.failures()).as(result.output()).isEmpty();
            assertThat(result.responses()).isPositive();
        }));
    }

    @Test
    void anErrorResponseAFailedCommandAndAnotherStatusThanThePageSaysAreFound() throws IOException, InterruptedException {
        Page page = new Page("control.md", List.of("# Control", "```sh", "API=http://localhost:8080/api", "curl -s $API/events",
            "curl -s $API/nothing", "ID=$(curl -s $API/nothing | head -1)", "curl -s $API/nothing   # 404: there is none",
            "curl -s $API/events   # 403", "curl -s $API/events | grep nowhere", "```", "```console", "curl -s $API/nothing", "```"));

        ShellSession.Result result = run(page);

        assertThat(result.failures()).extracting(failure -> failure.split(",")[0])
            .containsExactly("control.md:5", "control.md:6", "control.md:8",
            "control.md:9");
        assertThat(result.responses()).isEqualTo(6);
    }

    private static ShellSession.Result run(Page page) throws IOException, InterruptedException {
        return new ShellSession(DIRECTORY.resolve(page.name().replace('/', '-')), platform.ports()).run(page);
    }

    private static boolean isInstalled(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
