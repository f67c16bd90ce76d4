package io.yemae.shared;

import jakarta.ejb.ApplicationException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The one error type: a refused request, with a sentence for people and a code for programs. It rolls the transaction back. */
@ApplicationException(rollback = true)
public class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String UNAVAILABLE = "UNAVAILABLE";
    private static final Set<ProblemKind> TEMPORARY = EnumSet.of(ProblemKind.UNAVAILABLE, ProblemKind.THROTTLED, ProblemKind.IN_PROGRESS);

    private final ProblemKind kind;
    private final String code;
    private final transient List<FieldError> fields;
    private final int retryAfterSeconds;

    /** One invalid field of the request. */
    public record FieldError(String field, String error) {
    }

    public Problem(ProblemKind kind, String code, String sentence) {
        this(kind, code, sentence, List.of());
    }

    public Problem(ProblemKind kind, String code, String sentence, List<FieldError> fields) {
        this(kind, code, sentence, fields, 1);
    }

    /** @param retryAfterSeconds when the same request may succeed */
    protected Problem(ProblemKind kind, String code, String sentence, List<FieldError> fields, int retryAfterSeconds) {
        super(sentence);
        this.kind = kind;
        this.code = code;
        this.fields = List.copyOf(fields);
        this.retryAfterSeconds = Math.max(1, retryAfterSeconds);
    }

    public static Problem invalid(String code, String sentence) {
        return new Problem(ProblemKind.INVALID, code, sentence);
    }

    public static Problem invalidField(String field, String sentence) {
        return new Problem(ProblemKind.INVALID, "INVALID_REQUEST", sentence, List.of(new FieldError(field, sentence)));
    }

    public static Problem unauthenticated(String code, String sentence) {
        return new Problem(ProblemKind.UNAUTHENTICATED, code, sentence);
    }

    public static Problem forbidden(String code, String sentence) {
        return new Problem(ProblemKind.FORBIDDEN, code, sentence);
    }

    public static Problem notFound(String code, String sentence) {
        return new Problem(ProblemKind.NOT_FOUND, code, sentence);
    }

    public static Problem conflict(String code, String sentence) {
        return new Problem(ProblemKind.CONFLICT, code, sentence);
    }

    /**
     * Too many requests.
     *
     * @param retryAfterSeconds when the same request may succeed
     */
    public static Problem throttled(String code, String sentence, int retryAfterSeconds) {
        return new Problem(ProblemKind.THROTTLED, code, sentence, List.of(), retryAfterSeconds);
    }

    /** Optimistic lock: another request has changed the object since it was read. */
    public static Problem changedMeanwhile() {
        return conflict("CHANGED_MEANWHILE", "그 사이 다른 관리자가 변경했습니다. 다시 불러온 뒤 시도해주세요.");
    }

    /** A part of the platform cannot answer at the moment. */
    public static Problem unavailable() {
        return new Problem(ProblemKind.UNAVAILABLE, UNAVAILABLE, "지금은 처리할 수 없습니다. 잠시 후 다시 시도해주세요.");
    }

    /** The token is valid, but its user no longer exists. */
    public static Problem userGone() {
        return unauthenticated("USER_NOT_FOUND", "사용자 정보를 찾을 수 없습니다. 다시 로그인해주세요.");
    }

    public ProblemKind kind() {
        return kind;
    }

    /** Stable, for programs: upper case and underscores. */
    public String code() {
        return code;
    }

    /** Whether the platform failed to answer, as opposed to a refusal. */
    public boolean isOutage() {
        return code.equals(UNAVAILABLE);
    }

    /** After how many seconds the same request may succeed, if at all: at least 1. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** Whether the same request may succeed later, which for most problems their kind says. */
    public boolean maySucceedLater() {
        return TEMPORARY.contains(kind);
    }

    /** Additional members of the error body by name, for programs that handle this problem. */
    public Map<String, Object> members() {
        return Map.of();
    }

    /** As {@link #members()}, but only where no requirement fixes the body. Computed when the body is written. */
    public Map<String, Object> furtherMembers() {
        return Map.of();
    }

    /** The invalid fields of the request. Empty if the problem is not about a field. */
    public List<FieldError> fields() {
        return fields;
    }
}
