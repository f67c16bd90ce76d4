package io.yemae.it.ui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.YemaeIT;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/**
 * Base class of tests with a browser. Each test gets its own visitors. At its end it fails if the console of one had an error, the security
 * policy was violated, or anything was requested from another site.
 */
public abstract class BrowserIT extends YemaeIT {
    private static final int PHONE_WIDTH = 360;
    private static final int PHONE_HEIGHT = 740;
    private static final int DESK_WIDTH = 1280;
    private static final int DESK_HEIGHT = 800;

    private final List<Visitor> visitors = new ArrayList<>();
    private final List<Browser> browsers = new ArrayList<>();

    @BeforeAll
    static void requireBrowser() {
        Chromium.require();
        // As for all that a visitor does.
        PlaywrightAssertions.setDefaultAssertionTimeout(Visitor.PATIENCE_MS);
    }

    /** Somebody with a telephone, in Korean. */
    protected Visitor phone() {
        return phone("ko");
    }

    protected Visitor phone(String language) {
        return visitor(telephone(), language);
    }

    /** Somebody with a wide screen, in Korean. */
    protected Visitor desk() {
        return desk("ko");
    }

    protected Visitor desk(String language) {
        return visitor(new Browser.NewContextOptions().setViewportSize(DESK_WIDTH, DESK_HEIGHT), language);
    }

    /** Somebody with a wide screen that is dark, in Korean. */
    protected Visitor dark() {
        return visitor(new Browser.NewContextOptions().setViewportSize(DESK_WIDTH, DESK_HEIGHT).setColorScheme(ColorScheme.DARK), "ko");
    }

    /** Somebody with a telephone whose camera shows a video. */
    protected Visitor phoneWithCamera(Path video, String language) {
        Browser browser = Chromium.withCamera(video);
        browsers.add(browser);
        return visitor(browser, telephone(), language);
    }

    private static Browser.NewContextOptions telephone() {
        return new Browser.NewContextOptions().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT).setHasTouch(true).setIsMobile(true)
            .setDeviceScaleFactor(2);
    }

    protected Visitor visitor(Browser.NewContextOptions options, String language) {
        return visitor(Chromium.get(), options, language);
    }

    private Visitor visitor(Browser browser, Browser.NewContextOptions options, String language) {
        Visitor visitor = new Visitor(browser.newContext(options.setBaseURL(site().toString())
            .setLocale(language.equals("en") ? "en-GB" : "ko-KR").setTimezoneId("Asia/Seoul")), language, site());
        visitors.add(visitor);
        return visitor;
    }

    /** What is visited: the server of all tests, unless a class has another one. */
    protected URI site() {
        return Platform.http();
    }

    @AfterEach
    void endVisits() {
        try {
            visitors.forEach(Visitor::assertNothingWentWrong);
        } finally {
            visitors.forEach(Visitor::close);
            visitors.clear();
            browsers.forEach(Browser::close);
            browsers.clear();
        }
    }
}
