package io.yemae.it.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.RequestOptions;
import io.yemae.it.kit.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A person with a browser of their own: its page, and what went wrong in it. */
public final class Visitor {
    private static final String AXE = read("/axe.min.js");
    private static final String TRANSITIONS_ENDED = "Promise.allSettled(document.getAnimations()"
        + ".filter(each => each.effect.getComputedTiming().endTime < Infinity).map(each => each.finished))";
    private static final String FINDINGS = """
        async () => (await axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations']}))
          .violations.flatMap(each => each.nodes.map(node => `${each.id}: ${node.target} ${node.failureSummary}`))""";
    private static final String POSTER = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 3 4'/>";
    static final double PATIENCE_MS = 20_000;

    private final BrowserContext context;
    private final String language;
    private final Page page;
    private final List<String> errors = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private final List<String> allowed;
    private final List<String> requests = new ArrayList<>();
    private long bytes;

    /** @param site the origin of the pages */
    Visitor(BrowserContext context, String language, URI site) {
        this.context = context;
        this.language = language;
        this.allowed = new ArrayList<>(List.of(site + "/", "data:", "blob:"));
        context.setDefaultTimeout(PATIENCE_MS);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(errors::add);
        // The posters of events are wherever the test that made the event says. They are neither there nor part of the site. By a pattern,
        // which the driver applies: with a condition in Java each request would wait for the test's thread, which may wait for the request.
        context.route(Pattern.compile("^(?!" + site + "/|data:|blob:).*"), route -> {
            if (isPoster(route.request())) {
                route.fulfill(new Route.FulfillOptions().setContentType("image/svg+xml").setBody(POSTER));
            } else {
                route.resume();
            }
        });
        page.onRequest(request -> {
            if (!isPoster(request)) {
                requests.add(request.url());
                if (isElsewhere(request.url())) {
                    elsewhere.add(request.url());
                }
            }
        });
        CDPSession session = context.newCDPSession(page);
        session.send("Network.enable");
        session.on("Network.loadingFinished", (JsonObject loaded) -> bytes += loaded.get("encodedDataLength").getAsLong());
    }

    private boolean isElsewhere(String url) {
        return allowed.stream().noneMatch(url::startsWith);
    }

    private boolean isPoster(Request request) {
        return request.resourceType().equals("image") && isElsewhere(request.url());
    }

    public Page page() {
        return page;
    }

    /** Opens an address of the site, in the visitor's language. */
    public Visitor open(String path) {
        bytes = 0;
        requests.clear();
        page.navigate(address(path));
        return this;
    }

    /** The address in the visitor's language. */
    public String address(String path) {
        return language.equals("en") ? "/en" + (path.equals("/") ? "" : path) : path;
    }

    /** Logs in, in the way the pages do. */
    public Visitor as(Stage.Buyer buyer) {
        APIResponse answer = context.request().post("/api/auth/login", RequestOptions.create().setHeader("Session", "cookie")
            .setData(Map.of("email", buyer.email(), "password", Stage.PASSWORD)));
        assertThat(answer.status()).isEqualTo(200);
        return this;
    }

    /** Permits requests to another origin, such as the payment window. */
    public Visitor mayAlsoOpen(String origin) {
        allowed.add(origin);
        return this;
    }

    /** An error in the console that the test provokes. @param part of its text */
    public Visitor expectErrors(String part) {
        expected.add(part);
        return this;
    }

    /** Asserts that axe finds nothing against WCAG 2.2 A and AA on the page as it is now, with the colours in which transitions end. */
    public Visitor axe() {
        page.evaluate(AXE);
        // Scrolled to anywhere else, a sticky bar covers a part of some target.
        page.evaluate("scrollTo(0, 0)");
        page.evaluate(TRANSITIONS_ENDED);
        @SuppressWarnings("unchecked")
        List<String> findings = (List<String>) page.evaluate(FINDINGS);
        assertThat(findings).as("findings at " + page.url()).isEmpty();
        return this;
    }

    /** Bytes received since the last {@link #open}, as they were sent, with headers. */
    public long bytes() {
        return bytes;
    }

    /** The addresses requested since the last {@link #open}, without posters and what the browser had itself. */
    public List<String> requests() {
        return requests.stream().filter(each -> !each.startsWith("data:") && !each.startsWith("blob:")).toList();
    }

    /** Keeps a picture below {@code target/it/…/pictures}, for people. */
    public Visitor picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(System.getProperty("yemae.it.directory"), "pictures", name + ".png")));
        return this;
    }

    void assertNothingWentWrong() {
        assertThat(errors.stream().filter(each -> expected.stream().noneMatch(each::contains))).as("errors in the console").isEmpty();
        assertThat(elsewhere).as("requests to other sites").isEmpty();
    }

    void close() {
        // A request that comes while the pages close must not reach a handler of a page that is gone.
        context.pages().forEach(Page::unrouteAll);
        context.close();
    }

    private static String read(String resource) {
        try (InputStream file = Visitor.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
