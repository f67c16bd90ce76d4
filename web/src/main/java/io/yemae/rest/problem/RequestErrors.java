package io.yemae.rest.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.yemae.shared.Problem.FieldError;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.text.InvalidTextException;
import io.yemae.shared.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Names the invalid fields of a request, with a reason for people. */
@ApplicationScoped
class RequestErrors {

    Problem of(ConstraintViolationException failure) {
        return invalid(failure.getConstraintViolations().stream()
            .map(violation -> new FieldError(field(violation), violation.getMessage()))
            .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::error))
            .toList());
    }

    Problem of(JacksonException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return invalid(List.of(new FieldError(field(unknown), "알 수 없는 항목입니다.")));
        }
        if (failure instanceof JsonMappingException text && failure.getCause() instanceof InvalidTextException) {
            return invalid(List.of(new FieldError(field(text), text.getOriginalMessage())));
        }
        if (failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return invalid(List.of(new FieldError(field(mapping), "값의 형식이 올바르지 않습니다.")));
        }
        return Problem.invalid("MALFORMED_BODY", "요청 본문이 올바른 JSON이 아닙니다.");
    }

    private static Problem invalid(List<FieldError> fields) {
        String sentence = fields.size() == 1 ? fields.get(0).field() + ": " + fields.get(0).error() : "올바르지 않은 요청입니다.";
        return new Problem(ProblemKind.INVALID, "INVALID_REQUEST", sentence, fields);
    }

    /** Field names can come from the body as well, where they can be any text of any length. */
    private static String field(JsonMappingException failure) {
        return failure.getPath().stream()
            .map(part -> part.getFieldName() == null ? String.valueOf(part.getIndex()) : Text.shown(part.getFieldName()))
            .collect(Collectors.joining("."));
    }

    /** Without the method and the parameter at the beginning of the path. */
    private static String field(ConstraintViolation<?> violation) {
        List<String> names = new ArrayList<>();
        for (Path.Node node : violation.getPropertyPath()) {
            names.add(node.getIndex() == null ? String.valueOf(node.getName()) : node.getIndex() + "." + node.getName());
        }
        if (isCrossFieldRule(violation)) {
            names.remove(names.size() - 1);
        }
        return names.size() > 2 ? String.join(".", names.subList(2, names.size())) : "body";
    }

    /** A rule about several fields is a method of the request record, whose name means nothing to a client. */
    private static boolean isCrossFieldRule(ConstraintViolation<?> violation) {
        Object constraint = violation.getConstraintDescriptor().getAnnotation();
        return constraint instanceof AssertTrue || constraint instanceof AssertFalse;
    }
}
