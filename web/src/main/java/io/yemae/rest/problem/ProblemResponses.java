package io.yemae.rest.problem;

import io.yemae.rest.BodyLimits;
import io.yemae.rest.Dialect;
import io.yemae.shared.Problem;
import io.yemae.shared.logging.Trace;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds error responses in the dialect of the path. */
public final class ProblemResponses {
    public static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json", "UTF-8");

    private ProblemResponses() {
    }

    public static Response of(Problem problem, Dialect dialect) {
        int status = dialect.status(problem.kind());
        ProblemBody body = body(status, problem.code(), dialect.sentence(problem), problem.fields(), null, members(problem, dialect),
            dialect);
        return answer(body).header(HttpHeaders.RETRY_AFTER, problem.maySucceedLater() ? problem.retryAfterSeconds() : null).build();
    }

    private static Map<String, Object> members(Problem problem, Dialect dialect) {
        Map<String, Object> members = new LinkedHashMap<>(problem.members());
        if (dialect == Dialect.HOUSE) {
            members.putAll(problem.furtherMembers());
        }
        return members;
    }

    public static Response of(int status, String code, String sentence, Dialect dialect) {
        return answer(body(status, code, sentence, dialect)).build();
    }

    /** @param path with /api */
    public static Response bodyTooLarge(String path) {
        return of(413, "BODY_TOO_LARGE", BodyLimits.sentence(path), Dialect.at(path));
    }

    static Response unexpected(String incident, Dialect dialect) {
        return answer(body(500, "UNEXPECTED", "알 수 없는 오류입니다.", List.of(), incident, Map.of(), dialect)).build();
    }

    public static ProblemBody body(int status, String code, String sentence, Dialect dialect) {
        return body(status, code, sentence, List.of(), null, Map.of(), dialect);
    }

    private static Response.ResponseBuilder answer(ProblemBody body) {
        Response.ResponseBuilder response = Response.status(body.status()).type(PROBLEM_JSON).entity(body);
        return body.status() == 401 ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer") : response;
    }

    private static ProblemBody body(int status, String code, String sentence, List<Problem.FieldError> fields, String incident,
                                    Map<String, Object> members, Dialect dialect) {
        boolean ticketing = dialect == Dialect.TICKETING;
        return new ProblemBody("about:blank", title(status), status, code, sentence, fields, incident, Trace.current().orElse(null),
            ticketing ? false : null, ticketing ? sentence : null, members);
    }

    /** The reason phrase of RFC 9110. JAX-RS does not know all of them. */
    static String title(int status) {
        if (status == 422) {
            return "Unprocessable Content";
        }
        Response.Status known = Response.Status.fromStatusCode(status);
        if (known == null) {
            return status < 500 ? "Client Error" : "Server Error";
        }
        return known.getReasonPhrase();
    }
}
