package io.yemae.rest.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.yemae.shared.Problem;
import java.util.List;
import java.util.Map;

/**
 * The body of every error response (RFC 9457).
 *
 * @param error    the sentence for people; requirements 2 and 3 read this member
 * @param fields   the invalid fields of the request; absent if the problem is not about a field
 * @param incident identifies an unexpected failure in the log; absent otherwise
 * @param traceId  the request's trace id, which is also in the header {@code Trace-Id}
 * @param success  false on the paths of requirement 2, absent elsewhere
 * @param message  the same sentence on the paths of requirement 2, absent elsewhere
 * @param members  additional members of this problem, by name
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "code", "error", "fields", "incident", "traceId", "success", "message"})
public record ProblemBody(
    String type,
    String title,
    int status,
    String code,
    String error,
    List<Problem.FieldError> fields,
    String incident,
    String traceId,
    @JsonInclude(JsonInclude.Include.NON_NULL) Boolean success,
    String message,
    @JsonIgnore Map<String, Object> members) {

    /** The same error in other words. */
    ProblemBody with(String sentence, List<Problem.FieldError> otherFields) {
        return new ProblemBody(type, title, status, code, sentence, otherFields, incident, traceId, success,
            message == null ? null : sentence, members);
    }

    @JsonAnyGetter
    Map<String, Object> further() {
        return members;
    }
}
