package io.yemae.rest;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Turns a refusal into an answer, in the dialect of the path. */
public final class Refusals {
    public static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json", "UTF-8");

    private static final Set<ProblemKind> COME_AGAIN = EnumSet.of(ProblemKind.UNAVAILABLE, ProblemKind.THROTTLED, ProblemKind.IN_PROGRESS);

    private Refusals() {
    }

    public static Response of(Problem problem, Dialect dialect) {
        Response response = of(dialect.status(problem.kind()), problem.code(), dialect.sentence(problem), problem.fields(), null, dialect);
        return COME_AGAIN.contains(problem.kind())
            ? Response.fromResponse(response).header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds()).build() : response;
    }

    static Response of(int status, String code, String sentence, Dialect dialect) {
        return of(status, code, sentence, List.of(), null, dialect);
    }

    static Response unexpected(String incident, Dialect dialect) {
        return of(500, "UNEXPECTED", "알 수 없는 오류입니다.", List.of(), incident, dialect);
    }

    public static ProblemBody body(int status, String code, String sentence, Dialect dialect) {
        return body(status, code, sentence, List.of(), null, dialect);
    }

    private static Response of(int status, String code, String sentence, List<Problem.FieldError> fields, String incident, Dialect dialect) {
        Response.ResponseBuilder response = Response.status(status)
            .type(PROBLEM_JSON)
            .entity(body(status, code, sentence, fields, incident, dialect));
        if (status == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    private static ProblemBody body(int status, String code, String sentence, List<Problem.FieldError> fields, String incident,
                                    Dialect dialect) {
        boolean ticketing = dialect == Dialect.TICKETING;
        String title = Response.Status.fromStatusCode(status) == null ? "Error" : Response.Status.fromStatusCode(status).getReasonPhrase();
        return new ProblemBody("about:blank", title, status, code, sentence, fields, incident, ticketing ? false : null,
            ticketing ? sentence : null);
    }
}
