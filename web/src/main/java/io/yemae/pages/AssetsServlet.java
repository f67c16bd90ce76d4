package io.yemae.pages;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Sends the assets. An address with another hash belongs to another version: while a new version is rolled out, a page of one node may ask
 * the other. It gets the file of this version, which must not be cached there.
 */
@WebServlet({"/assets/*", "/sw.js", "/app/*", "/styles/*", "/texts/*", "/lib/*"})
public class AssetsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String WORKER = "/sw.js";
    // A worker has a policy of its own. It fetches the page that it keeps.
    private static final String WORKER_POLICY = "default-src 'none'; connect-src 'self'";
    // One that belongs to a page loads its modules.
    private static final String PAGE_WORKER = "/worker.js";
    private static final String PAGE_WORKER_POLICY = "default-src 'none'; script-src 'self'";

    @Inject
    transient Assets assets;

    @Inject
    transient PageSettings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Assets.Asset> found = settings.isOn() ? find(request) : Optional.empty();
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", caching(request));
        if (request.getServletPath().equals(WORKER)) {
            response.setHeader("Content-Security-Policy", WORKER_POLICY);
        } else if (request.getPathInfo().endsWith(PAGE_WORKER)) {
            response.setHeader("Content-Security-Policy", PAGE_WORKER_POLICY);
        }
        response.setContentType(found.get().type());
        PreparedPage.send(found.get().plain(), found.get().packed(), request, response);
    }

    private Optional<Assets.Asset> find(HttpServletRequest request) {
        return switch (request.getServletPath()) {
            case "/assets" -> assets.find(withoutHash(request.getPathInfo()));
            case WORKER -> assets.worker();
            // The files themselves have no address of their own.
            default -> Optional.empty();
        };
    }

    private String caching(HttpServletRequest request) {
        if (request.getServletPath().equals(WORKER)) {
            return "no-cache";
        }
        return (request.getServletPath() + request.getPathInfo()).startsWith(assets.folder() + "/") ? FOR_EVER : "no-store";
    }

    private static String withoutHash(String path) {
        int end = path == null ? -1 : path.indexOf('/', 1);
        return end < 0 ? "" : path.substring(end);
    }
}
