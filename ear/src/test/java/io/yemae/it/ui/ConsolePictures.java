package io.yemae.it.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.HttpCredentials;
import com.microsoft.playwright.options.LoadState;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Takes the pictures of the admin console for wildfly-config/README.md, on the ways that the page describes. Not a test of the build: run
 * with {@code -Dit.test=ConsolePictures}.
 */
class ConsolePictures extends YemaeIT {
    private static final Path FOLDER = Platform.HOME.resolve(".github/pictures");
    private static final String SERVER = "standalone-server-column~standalone-host-standalone-server-column";
    private static final int WIDTH = 1040;
    private static final int HEIGHT = 660;
    private static final double SCALE = 0.75;
    private static final double PATIENCE_MS = 60_000;

    private static BrowserContext context;
    private static Page page;

    @BeforeAll
    static void logIn() {
        Chromium.require();
        context = Chromium.get().newContext(new Browser.NewContextOptions().setBaseURL(Platform.management().toString())
            .setLocale("en-GB").setTimezoneId("UTC").setViewportSize(WIDTH, HEIGHT).setDeviceScaleFactor(SCALE)
            .setHttpCredentials(new HttpCredentials("admin", Stage.PASSWORD)));
        context.setDefaultTimeout(PATIENCE_MS);
        page = context.newPage();
        aSale();
    }

    @AfterAll
    static void leave() {
        context.close();
    }

    @Test
    void thePoolOfADatasource() {
        open("data-source-runtime;name=YemaeDS", "ActiveCount");
        picture("pool");
    }

    @Test
    void aQueueOfDeadLetters() {
        String letter = UUID.randomUUID().toString();
        sql.update("""
            INSERT INTO outbox (id, queue, type, subject)
            VALUES (?::uuid, 'CANCELLATIONS', 'payment.refund', gen_random_uuid())""", letter);
        soon(() -> assertThat(stage.administrator().get("/api/admin/dead-letters").expect(200).text()).contains(letter));
        open("jms-queue;msg-server=default;name=CancellationsDead", "ID:");
        picture("dead-letters");
    }

    @Test
    void aTimer() {
        open("runtime;path=" + SERVER + "!rss~ejb3!ejb3~yemaeear-yemae-ejbjar-singleton-expireholdstimer", "Next Timeout");
        picture("timer");
    }

    @Test
    void theApplication() {
        open("deployments;path=deployment~dply-yemaeear", "yemae-web.war");
        picture("deployment");
    }

    @Test
    void theLevelsOfTheLog() {
        open("logging-configuration", "Root Logger");
        text("Categories").click();
        text("io.yemae.events").waitFor();
        picture("log-levels");
    }

    @Test
    void theSubsystemAndItsOperations() {
        browse("subsystem", "yemae");
        text("Operations").click();
        text("check-invariants").waitFor();
        picture("subsystem");
    }

    @Test
    void aCache() {
        browse("subsystem", "infinispan", "cache-container", "yemae", "cache", "catalogue");
        picture("cache");
    }

    /** So that there is something to be seen. */
    private static void aSale() {
        Show show = stage.show(40);
        int seat = 0;
        for (Buyer buyer : stage.crowd(20, 70_000)) {
            String reservation = buyer.hold(show, show.seats().get(seat++)).expect(201).at("/reservation/id");
            buyer.payWithPoints(reservation).expect(200);
        }
    }

    private static void open(String place, String awaited) {
        page.navigate("about:blank");
        page.navigate("/console/index.html#" + place);
        text(awaited).waitFor();
    }

    /** What is seen: forms have the same text in parts that are hidden. */
    private static Locator text(String text) {
        return page.getByText(text).and(page.locator(":visible")).first();
    }

    /** Opens one branch of the management model after the other. */
    private static void browse(String... path) {
        open("model-browser", "subsystem");
        Locator node = page.locator("body");
        for (int i = 0; i < path.length; i++) {
            node = node.locator("li.jstree-node:has(> a.jstree-anchor:text-is('" + path[i] + "'))").first();
            node.locator(i + 1 < path.length ? "> i.jstree-ocl" : "> a.jstree-anchor").click();
        }
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private static void picture(String name) {
        page.evaluate("document.fonts.ready");
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve("console-" + name + ".png")));
    }
}
