package io.yemae.shared;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.Map;

/**
 * The one error type: a request that is refused, with a sentence for people and a code for programs. Nothing that a request
 * wrote stays when one is thrown.
 */
@ApplicationException(rollback = true)
public class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String UNAVAILABLE = "UNAVAILABLE";

    private final ProblemKind kind;
    private final String code;
    private final transient List<FieldError> fields;
    private final int retryAfterSeconds;

    /** One member of a request that is wrong, and why. */
    public record FieldError(String field, String error) {
    }

    public Problem(ProblemKind kind, String code, String sentence) {
        this(kind, code, sentence, List.of());
    }

    public Problem(ProblemKind kind, String code, String sentence, List<FieldError> fields) {
        this(kind, code, sentence, fields, 1);
    }

    private Problem(ProblemKind kind, String code, String sentence, List<FieldError> fields, int retryAfterSeconds) {
        super(sentence);
        this.kind = kind;
        this.code = code;
        this.fields = List.copyOf(fields);
        this.retryAfterSeconds = Math.max(1, retryAfterSeconds);
    }

    public static Problem invalid(String code, String sentence) {
        return new Problem(ProblemKind.INVALID, code, sentence);
    }

    /** A request of which one member is wrong. */
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

    /** Too many requests. @param retryAfterSeconds when the same request may succeed */
    public static Problem throttled(String code, String sentence, int retryAfterSeconds) {
        return new Problem(ProblemKind.THROTTLED, code, sentence, List.of(), retryAfterSeconds);
    }

    /** Somebody else changed the same thing since it was read. */
    public static Problem changedMeanwhile() {
        return conflict("CHANGED_MEANWHILE", "그 사이 다른 관리자가 변경했습니다. 다시 불러온 뒤 시도해주세요.");
    }

    /** A part of the platform cannot answer now. */
    public static Problem unavailable() {
        return new Problem(ProblemKind.UNAVAILABLE, UNAVAILABLE, "지금은 처리할 수 없습니다. 잠시 후 다시 시도해주세요.");
    }

    /** The user of a valid token is not there any more. */
    public static Problem userGone() {
        return unauthenticated("USER_NOT_FOUND", "사용자 정보를 찾을 수 없습니다. 다시 로그인해주세요.");
    }

    public ProblemKind kind() {
        return kind;
    }

    /** Stable, for programs: capitals and underscores. */
    public String code() {
        return code;
    }

    /** Whether it was the platform that could not answer, rather than an answer. */
    public boolean isOutage() {
        return code.equals(UNAVAILABLE);
    }

    /** After how many seconds the same request may succeed, where it may: at least 1. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** Whether the same request may succeed later, although its kind alone does not say so. */
    public boolean maySucceedLater() {
        return false;
    }

    /** Further members of the error body, by name, for programs that act on this refusal. */
    public Map<String, Object> members() {
        return Map.of();
    }

    /** The wrong members of the request; empty when the refusal is not about a member. */
    public List<FieldError> fields() {
        return fields;
    }
}
