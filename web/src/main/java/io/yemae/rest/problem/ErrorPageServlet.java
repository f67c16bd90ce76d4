package io.yemae.rest.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.rest.AcceptLanguage;
import io.yemae.rest.Dialect;
import io.yemae.rest.PageAddresses;
import io.yemae.rest.json.JsonBounds;
import io.yemae.shared.logging.EventLog;
import io.yemae.shared.logging.Trace;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Renders the errors that the container reports before a resource is reached. */
@WebServlet("/refused")
public class ErrorPageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    /** Attribute of the application: the path of a servlet that shows people an error. Absent if there are no pages. */
    public static final String PAGE = "io.yemae.error-page";

    /** Request attribute: the access token was refused. */
    public static final String BAD_TOKEN = "io.yemae.bad-token";

    /** Request attribute: the page that sent the request has another origin. */
    public static final String BAD_ORIGIN = "io.yemae.bad-origin";

    private static final ObjectMapper JSON = JsonBounds.plainMapper();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (getServletContext().getAttribute(PAGE) instanceof String page && isForPeople(request, path)) {
            request.getRequestDispatcher(page).forward(request, response);
            return;
        }
        // Authentication can refuse a request before the trace id is bound to the thread. The response header has it already.
        try (Trace.Scope scope = Trace.begin(response.getHeader("Trace-Id"), null)) {
            respond(request, response, path);
        }
    }

    private static void respond(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Dialect dialect = Dialect.at(path);
        ProblemBody body = ErrorMessages.in(AcceptLanguage.preferred(request.getHeader("Accept-Language")),
            body(request, path, status instanceof Integer code ? code : 404, dialect));
        EventLog.refused(body.code(), body.status(), path);
        response.setStatus(body.status());
        if (body.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        if (body.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "1");
        }
        response.setContentType(ProblemResponses.PROBLEM_JSON.toString());
        response.setHeader("Content-Language", ErrorMessages.of(body).code());
        response.addHeader("Vary", "Accept-Language");
        JSON.writeValue(response.getOutputStream(), body);
    }

    /** Whether the client is a browser that opens a page. Programs that call the API get problem details instead. */
    private static boolean isForPeople(HttpServletRequest request, String path) {
        String accepted = request.getHeader("Accept");
        return accepted != null && accepted.contains("text/html") && PageAddresses.contain(path);
    }

    private static ProblemBody body(HttpServletRequest request, String path, int status, Dialect dialect) {
        if (request.getAttribute(BAD_TOKEN) != null) {
            return ProblemResponses.body(Dialect.badTokenStatus(path), "INVALID_TOKEN", "유효하지 않은 토큰입니다.", dialect);
        }
        return request.getAttribute(BAD_ORIGIN) != null
            ? ProblemResponses.body(status, "ORIGIN_NOT_ALLOWED", "허용되지 않은 출처입니다.", dialect)
            : body(status, dialect);
    }

    private static ProblemBody body(int status, Dialect dialect) {
        return switch (status) {
            case 401 -> ProblemResponses.body(401, "UNAUTHENTICATED", "인증이 필요합니다.", dialect);
            // 403 is a directory without an index page.
            case 403, 404 -> ProblemResponses.body(404, "NO_SUCH_PATH", "요청한 주소를 찾을 수 없습니다.", dialect);
            case 503 -> ProblemResponses.body(503, "UNAVAILABLE", "지금은 처리할 수 없습니다. 잠시 후 다시 시도해주세요.", dialect);
            default -> status >= 500
                ? ProblemResponses.body(status, "UNEXPECTED", "알 수 없는 오류입니다.", dialect)
                : ProblemResponses.body(status, "BAD_REQUEST", "올바르지 않은 요청입니다.", dialect);
        };
    }
}
