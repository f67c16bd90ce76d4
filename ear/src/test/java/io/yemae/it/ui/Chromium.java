package io.yemae.it.ui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The browser that all tests share: started for the first of them, ended with this JVM. Nothing is downloaded. */
final class Chromium {
    private static final String WANTED = System.getProperty("yemae.browser", "");
    private static final String REQUIRED = "required";
    private static final int OLDEST_NODE = 20;
    /** First the one without windows: it needs a third less processor time for the same tests. */
    private static final List<String> USUAL = List.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");

    private static Playwright playwright;
    private static Browser browser;

    private Chromium() {
    }

    /** Skips the calling test, or fails it if a browser is required, with one sentence that says what is missing. */
    static void require() {
        String missing = executable().isEmpty() ? "There is no Chromium (-Dyemae.browser=<path>, CHROME_PATH)."
            : node().isEmpty() && !isNodeOnClassPath() ? "There is no Node 20 for the driver (PLAYWRIGHT_NODEJS_PATH, or -Pnode)." : null;
        if (missing != null && WANTED.equals(REQUIRED)) {
            Assertions.fail(missing);
        }
        Assumptions.assumeTrue(missing == null, () -> "Browser tests are skipped: " + missing);
    }

    static synchronized Browser get() {
        if (browser == null) {
            browser = launch();
        }
        return browser;
    }

    /** A browser of its own, whose camera shows a video and may be used without a question. The caller closes it. */
    static synchronized Browser withCamera(Path video) {
        return launch("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--use-file-for-fake-video-capture=" + video);
    }

    private static Browser launch(String... more) {
        if (playwright == null) {
            Map<String, String> environment = new HashMap<>(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
            node().ifPresent(path -> environment.put("PLAYWRIGHT_NODEJS_PATH", path));
            playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        // Tests in containers run as root and have a small /dev/shm.
        return playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable().orElseThrow())
            .setArgs(Stream.concat(Stream.of("--no-sandbox", "--disable-dev-shm-usage"), Stream.of(more)).toList()));
    }

    private static Optional<Path> executable() {
        return Stream.concat(Stream.of(WANTED, String.valueOf(System.getenv("CHROME_PATH"))), USUAL.stream())
            .filter(path -> !path.isBlank() && !path.equals(REQUIRED))
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    }

    private static Optional<String> node() {
        String chosen = System.getenv("PLAYWRIGHT_NODEJS_PATH");
        String[] folders = String.valueOf(System.getenv("PATH")).split(File.pathSeparator);
        return Stream.concat(Stream.ofNullable(chosen), Arrays.stream(folders).map(folder -> folder + File.separator + "node"))
            .filter(path -> Files.isExecutable(Path.of(path)) && isNewEnough(path))
            .findFirst();
    }

    private static boolean isNewEnough(String node) {
        try {
            Process process = new ProcessBuilder(node, "--version").redirectErrorStream(true).start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return version.matches("v\\d+\\..*") && Integer.parseInt(version.substring(1, version.indexOf('.'))) >= OLDEST_NODE;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isNodeOnClassPath() {
        return Chromium.class.getResource("/driver/linux") != null || Chromium.class.getResource("/driver/mac") != null;
    }
}
