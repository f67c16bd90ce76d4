package io.yemae.pages;

import io.yemae.rest.problem.ErrorPageServlet;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows people the errors that the container reports. Errors are forwarded here; this address itself answers 404. */
@WebServlet(urlPatterns = HtmlErrorServlet.PATH, loadOnStartup = 1)
public class HtmlErrorServlet extends HttpServlet {
    static final String PATH = "/trouble";

    private static final long serialVersionUID = 1L;

    @Inject
    transient PageSettings settings;

    @Inject
    transient HtmlErrorPages errorPages;

    @Override
    public void init() {
        if (settings.isOn()) {
            getServletContext().setAttribute(ErrorPageServlet.PAGE, PATH);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!settings.isOn()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        String address = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        PageLanguage language = PageLanguage.of(address);
        errorPages.send(new PageRequest(language, "/", ""), status instanceof Integer code && code != HttpServletResponse.SC_FORBIDDEN
            ? code : HttpServletResponse.SC_NOT_FOUND, request, response);
    }
}
