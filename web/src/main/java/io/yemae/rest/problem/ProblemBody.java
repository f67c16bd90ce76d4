package io.yemae.rest.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.yemae.shared.Problem;
import java.util.List;
import java.util.Map;

/**
 * The body of every refusal (RFC 9457).
 *
 * @param error      the sentence for people; requirements 2 and 3 read this member
 * @param fields     which members of the request are wrong; absent when it is not about a member
 * @param incident   names an unexpected failure in the log; absent otherwise
 * @param success    false on the paths of requirement 2, absent elsewhere
 * @param message    the same sentence on the paths of requirement 2, absent elsewhere
 * @param members    further members of this sort of refusal, by name
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "code", "error", "fields", "incident", "success", "message"})
public record ProblemBody(
    String type,
    String title,
    int status,
    String code,
    String error,
    List<Problem.FieldError> fields,
    String incident,
    @JsonInclude(JsonInclude.Include.NON_NULL) Boolean success,
    String message,
    @JsonIgnore Map<String, Object> members) {

    @JsonAnyGetter
    Map<String, Object> further() {
        return members;
    }
}
