package io.yemae.pages;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.logging.FailureLog;
import io.yemae.shared.sql.Outage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.logging.Logger;

/** Pages that say what is wrong: nothing at this address, or not able to answer now. The latter ask again by themselves. */
@ApplicationScoped
class HtmlErrorPages {
    private static final Logger LOG = Logger.getLogger(HtmlErrorPages.class.getName());
    private static final int RETRY_S = 5;

    @Inject
    PageFrame frame;

    @Inject
    Texts texts;

    @Inject
    Templates templates;

    record Model(String title, String text, Integer retry) {
    }

    void send(PageRequest asked, RuntimeException failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(asked, status(failure), request, response);
    }

    void send(PageRequest asked, int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isMissing = status < 500;
        String key = isMissing ? "missing" : "unavailable";
        Integer retry = status == HttpServletResponse.SC_SERVICE_UNAVAILABLE ? RETRY_S : null;
        String title = texts.of(asked.language(), "trouble." + key);
        PageContent content = PageContent.of(title, null, templates.render("trouble", asked.language(),
            new Model(title, texts.of(asked.language(), "trouble." + key + "Text"), retry))).unlisted();
        byte[] page = frame.html(asked.language(), "/", retry == null ? content : content.refreshedAfter(retry))
            .getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        PageHeaders.set(response, Map.of());
        if (retry != null) {
            response.setHeader("Retry-After", retry.toString());
        }
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(PreparedPage.HTML);
        PreparedPage.send(page, null, request, response);
    }

    private static int status(RuntimeException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof Problem problem) {
                return problem.kind() == ProblemKind.NOT_FOUND || problem.kind() == ProblemKind.INVALID
                    ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            }
        }
        if (Outage.in(failure).isPresent()) {
            FailureLog.warn(LOG, "The database did not serve a page", failure);
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        FailureLog.severe(LOG, "A page could not be rendered", failure);
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
