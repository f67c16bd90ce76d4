package io.yemae.rest.problem;

import com.fasterxml.jackson.core.JacksonException;
import io.yemae.rest.Dialect;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.Uuid7;
import io.yemae.shared.logging.FailureLog;
import io.yemae.shared.sql.Outage;
import io.yemae.tokens.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Logger;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The one place where a failure becomes a response. An unexpected failure is logged under an incident id, and only the id is sent. */
@Provider
@ApplicationScoped
public class FailureMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(FailureMapper.class.getName());

    @Inject
    HttpServletRequest request;

    @Inject
    RequestErrors requestErrors;

    @Inject
    JsonWebToken caller;

    @Override
    public Response toResponse(Throwable failure) {
        return responseTo(failure, Dialect.at(request.getRequestURI()));
    }

    /** For work that runs on another thread than its request. */
    public Response responseTo(Throwable failure, Dialect dialect) {
        return cause(failure, Problem.class).map(problem -> ProblemResponses.of(problem, dialect))
            .or(() -> cause(failure, ConstraintViolationException.class).map(e -> ProblemResponses.of(requestErrors.of(e), dialect)))
            .or(() -> cause(failure, BodyTooLargeException.class).map(e -> ProblemResponses.bodyTooLarge(request.getRequestURI())))
            .or(() -> cause(failure, JacksonException.class).map(e -> ProblemResponses.of(requestErrors.of(e), dialect)))
            .or(() -> cause(failure, WebApplicationException.class).map(e -> refused(e, dialect)))
            .or(() -> Outage.in(failure).map(e -> unavailable(e, dialect)))
            .or(() -> unstorable(failure).map(e -> ProblemResponses.of(Problem.invalid("INVALID_REQUEST", "저장할 수 없는 값입니다."), dialect)))
            .orElseGet(() -> unexpected(failure, dialect));
    }

    /** Refusals of the JAX-RS runtime: unknown path, method or media type, or a missing role. */
    private Response refused(WebApplicationException failure, Dialect dialect) {
        int status = failure.getResponse().getStatus();
        return switch (status) {
            case 401, 403 -> request.getUserPrincipal() == null
                ? ProblemResponses.of(Problem.unauthenticated("UNAUTHENTICATED", "인증이 필요합니다."), dialect)
                : ProblemResponses.of(forbidden(dialect), dialect);
            case 404 -> ProblemResponses.of(new Problem(ProblemKind.NOT_FOUND, "NO_SUCH_PATH", "요청한 주소를 찾을 수 없습니다."), dialect);
            case 405 -> ProblemResponses.of(405, "METHOD_NOT_ALLOWED", "이 주소에서 쓸 수 없는 방식입니다.", dialect);
            case 406 -> ProblemResponses.of(406, "NOT_ACCEPTABLE", "요청한 형식으로는 답할 수 없습니다.", dialect);
            case 415 -> ProblemResponses.of(415, "UNSUPPORTED_MEDIA_TYPE", "요청 본문은 application/json이어야 합니다.", dialect);
            default -> status >= 500 ? unexpected(failure, dialect) : ProblemResponses.of(status, "BAD_REQUEST", "올바르지 않은 요청입니다.", dialect);
        };
    }

    private Problem forbidden(Dialect dialect) {
        return caller.containsClaim(AccessTokens.LACKS_SECOND_FACTOR)
            ? Problem.forbidden("SECOND_FACTOR_NOT_ENROLLED", "2단계 인증을 먼저 등록해주세요.")
            : Problem.forbidden("FORBIDDEN", dialect.missingRole());
    }

    private static Response unavailable(Throwable failure, Dialect dialect) {
        FailureLog.warn(LOG, "The database did not serve a request", failure);
        return ProblemResponses.of(Problem.unavailable(), dialect);
    }

    private static Response unexpected(Throwable failure, Dialect dialect) {
        String incident = Uuid7.next().toString();
        FailureLog.severe(LOG, "Incident " + incident, failure);
        return ProblemResponses.unexpected(incident, dialect);
    }

    /** A value that no column accepts, such as a text with a NUL or a year out of range. */
    private static Optional<SQLException> unstorable(Throwable failure) {
        return cause(failure, SQLException.class, sql -> sql.getSQLState() != null && sql.getSQLState().startsWith("22"));
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        return cause(failure, type, each -> true);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type, Predicate<T> test) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each) && test.test(type.cast(each))) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }
}
