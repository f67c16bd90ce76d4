package io.yemae.rest.document;

import io.yemae.rest.Dialect;
import io.yemae.shared.ProblemKind;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** The error responses that every operation of a kind can return, with their schemas. */
final class CommonResponses {
    private static final String RETRY_AFTER = "Retry-After";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;
    private static final Map<String, String> HEADERS = Map.of(
        RETRY_AFTER, "다시 시도할 때까지 기다릴 시간(초)",
        "RateLimit-Limit", "이 한도에서 한 번에 보낼 수 있는 요청의 수",
        "RateLimit-Remaining", "지금 더 보낼 수 있는 요청의 수",
        "RateLimit-Reset", "한도가 다시 찰 때까지의 시간(초)");
    private static final List<String> RATE_LIMIT = List.of(RETRY_AFTER, "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset");

    private CommonResponses() {
    }

    /** Adds the schemas and headers to which the responses refer. */
    static void declare(Components components) {
        components.addSchema("Problem", problem());
        components.addSchema("FieldError", fieldError());
        HEADERS.forEach((name, description) -> components.addHeader(name,
            OASFactory.createHeader().description(description).schema(schema(Schema.SchemaType.INTEGER))));
    }

    static void addTo(String path, Operation operation, ResourceMethod method) {
        APIResponses responses = operation.getResponses() == null ? OASFactory.createAPIResponses() : operation.getResponses();
        operation.setResponses(responses);
        method.idempotent().ifPresent(each -> addIdempotency(operation, each.whenReused() == ProblemKind.CONFLICT ? "409" : "422"));
        if (!method.roles().isEmpty()) {
            add(responses, "401", "UNAUTHENTICATED 인증이 필요합니다. INVALID_TOKEN 유효하지 않은 토큰입니다. USER_NOT_FOUND 사용자가 없어졌다.");
            if (!method.roles().contains("USER")) {
                add(responses, "403", "FORBIDDEN 관리자 권한이 필요합니다.");
            }
            if (Dialect.at(path) == Dialect.TICKETING) {
                add(responses, "403", "INVALID_TOKEN 유효하지 않은 토큰입니다.");
            }
        }
        if (operation.getRequestBody() != null) {
            add(responses, "400", "INVALID_REQUEST: 형식 오류, fields에 항목별 이유");
            add(responses, "413", "BODY_TOO_LARGE 본문이 64KiB를 넘는다.");
            add(responses, "415", "UNSUPPORTED_MEDIA_TYPE 본문이 application/json이 아니다.");
        }
        add(responses, "429", "TOO_MANY_REQUESTS 요청이 너무 많다. 잠시 후(Retry-After) 다시 시도한다.");
        add(responses, "500", "UNEXPECTED 알 수 없는 오류입니다. incident로 로그를 찾는다.");
        add(responses, "503", "UNAVAILABLE 잠시 후(Retry-After) 다시 시도한다. SHUTTING_DOWN 서버를 교체하고 있다. 아무것도 바뀌지 않았다.");
        RATE_LIMIT.forEach(name -> responses.getAPIResponse("429").addHeader(name, reference(name)));
        responses.getAPIResponse("503").addHeader(RETRY_AFTER, reference(RETRY_AFTER));
        responses.getAPIResponses().forEach((status, response) -> {
            if (response.getContent() != null
                && response.getContent().getMediaTypes().values().stream().allMatch(each -> each.getSchema() == null)) {
                response.setContent(null);
            }
            if (status.charAt(0) >= '4' && response.getContent() == null) {
                response.setContent(OASFactory.createContent().addMediaType("application/problem+json",
                    OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
            }
        });
    }

    static boolean describes(Operation operation, String status, String code) {
        APIResponse response = operation.getResponses() == null ? null : operation.getResponses().getAPIResponse(status);
        return response != null && response.getDescription() != null && response.getDescription().contains(code);
    }

    private static void addIdempotency(Operation operation, String whenReused) {
        Schema key = schema(Schema.SchemaType.STRING).minLength(1).maxLength(LONGEST_KEY);
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        parameters.stream().filter(each -> IDEMPOTENCY_KEY.equals(each.getName())).findFirst().ifPresentOrElse(each -> each.setSchema(key),
            () -> operation.addParameter(OASFactory.createParameter().name(IDEMPOTENCY_KEY).in(Parameter.In.HEADER).schema(key)));
        add(operation.getResponses(), "400", "INVALID_IDEMPOTENCY_KEY");
        add(operation.getResponses(), whenReused, "IDEMPOTENCY_KEY_REUSED: 같은 키로 다른 요청이 처리되었다.");
    }

    private static void add(APIResponses responses, String status, String description) {
        if (!responses.hasAPIResponse(status)) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().description(description));
        }
    }

    private static Header reference(String name) {
        return OASFactory.createHeader().ref("#/components/headers/" + name);
    }

    private static Schema problem() {
        return schema(Schema.SchemaType.OBJECT)
            .description("오류의 본문(RFC 9457)")
            .required(List.of("type", "title", "status", "code", "error"))
            .addProperty("type", text("문제의 종류를 가리키는 URI. 언제나 about:blank"))
            .addProperty("title", text("상태 코드의 영어 이름"))
            .addProperty("status", schema(Schema.SchemaType.INTEGER).description("HTTP 상태 코드"))
            .addProperty("code", text("프로그램이 읽는 오류 코드. 바뀌지 않는다."))
            .addProperty("error", text("사람이 읽는 문장. Accept-Language가 영어를 앞세우면 영어"))
            .addProperty("fields", schema(Schema.SchemaType.ARRAY).description("잘못된 항목. 항목의 문제가 아니면 빠진다.")
                .items(OASFactory.createSchema().ref("#/components/schemas/FieldError")))
            .addProperty("incident", text("로그에서 예상하지 못한 오류를 찾는 ID. 다른 오류에서는 빠진다."))
            .addProperty("position", number("대기열에서 앞에 남은 사람 수에 자신을 더한 순서. NOT_ADMITTED에만 있다."))
            .addProperty("queueSize", number("기다리는 사람 수. NOT_ADMITTED에만 있다."))
            .addProperty("retryAfter", number("다시 물을 때까지 기다릴 시간(초). NOT_ADMITTED에만 있다."))
            .addProperty("success", schema(Schema.SchemaType.BOOLEAN).description("언제나 false. 이벤트, 티켓 수량, 좌석, 대기열의 경로에만 있다."))
            .addProperty("message", text("error와 같은 문장. 이벤트, 티켓 수량, 좌석, 대기열의 경로에만 있다."));
    }

    private static Schema fieldError() {
        return schema(Schema.SchemaType.OBJECT)
            .description("요청의 잘못된 항목 하나")
            .required(List.of("field", "error"))
            .addProperty("field", text("항목의 이름"))
            .addProperty("error", text("사람이 읽는 이유"));
    }

    private static Schema number(String description) {
        return schema(Schema.SchemaType.INTEGER).description(description);
    }

    private static Schema text(String description) {
        return schema(Schema.SchemaType.STRING).description(description);
    }

    private static Schema schema(Schema.SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }
}
