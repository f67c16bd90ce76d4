package io.yemae.pages;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers the addresses of pages ({@link PageMappings}). Everything else, the API above all, is answered as if there were no pages.
 */
// One mapping is required here; PageMappings adds the others.
@WebServlet(name = PagesServlet.NAME, value = "")
public class PagesServlet extends HttpServlet {
    static final String NAME = "pages";
    private static final long serialVersionUID = 1L;

    @Inject
    transient PageSettings settings;

    @Inject
    transient Shells shells;

    @Inject
    transient PageFrame frame;

    @Inject
    transient Texts texts;

    @Inject
    transient Templates templates;

    @Inject
    transient Instance<OpenPage> openPages;

    @Inject
    transient PageCache cache;

    @Inject
    transient HtmlErrorPages errorPages;

    @Inject
    transient Clock clock;

    private final transient Map<String, PreparedPage> preparedShells = new ConcurrentHashMap<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!settings.isOn()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        // Lets a page count down on our time without another request.
        response.setHeader("Server-Timing", "now;desc=\"" + clock.millis() + '"');
        PageHeaders.set(response, Map.of());
        PageRequest asked = PageRequest.of(request);
        try {
            answer(asked, request, response);
        } catch (RuntimeException e) {
            errorPages.send(asked, e, request, response);
        }
    }

    private void answer(PageRequest asked, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Shell> shell = shells.find(asked.path());
        if (asked.path().equals("/") && asked.parameter("payment") != null) {
            // Where the payment window sends buyers back to.
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", asked.language().address("/payment/return") + "?" + asked.query());
        } else if (shell.isPresent()) {
            PageHeaders.set(response, shell.get().policy());
            if (shell.get().usesCamera()) {
                PageHeaders.allowCamera(response);
            }
            prepared(shell.get(), asked).send(request, response);
        } else {
            Optional<OpenPage> page = openPages.stream().filter(each -> each.isAt(asked.path())).findFirst();
            if (page.isEmpty()) {
                errorPages.send(asked, HttpServletResponse.SC_NOT_FOUND, request, response);
            } else {
                cache.get(asked, () -> page.get().render(asked)).send(request, response);
            }
        }
    }

    /** The same bytes for every address of the pattern: the module reads what varies from the address. */
    private PreparedPage prepared(Shell shell, PageRequest asked) {
        return preparedShells.computeIfAbsent(asked.language() + shell.pattern(), key -> PreparedPage.html(frame.html(asked.language(),
            shell.pattern(), PageContent.shell(shell, texts.of(asked.language(), shell.titleKey()),
                templates.render("shell", asked.language(), shell)))));
    }
}
