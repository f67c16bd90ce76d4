package io.yemae.rest;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Adds to the API document what is the same everywhere: the body of errors, and the errors that any endpoint can answer with. */
public class ApiDocument implements OASFilter {
    private static final String ADMINISTRATION = "/api/admin/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema("Problem", problem());
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations().values().forEach(operation -> complete(path, operation)));
    }

    private static void complete(String path, Operation operation) {
        APIResponses responses = operation.getResponses() == null ? OASFactory.createAPIResponses() : operation.getResponses();
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            addTo(responses, "401", "UNAUTHENTICATED 인증이 필요합니다. INVALID_TOKEN 유효하지 않은 토큰입니다. USER_NOT_FOUND 사용자가 없어졌다.");
        }
        if (path.startsWith(ADMINISTRATION)) {
            addTo(responses, "403", "FORBIDDEN 관리자 권한이 필요합니다.");
        } else if (Dialect.at(path) == Dialect.TICKETING && operation.getSecurity() != null) {
            addTo(responses, "403", "INVALID_TOKEN 유효하지 않은 토큰입니다.");
        }
        if (operation.getRequestBody() != null) {
            addTo(responses, "413", "BODY_TOO_LARGE 본문이 64KiB를 넘는다.");
            addTo(responses, "415", "UNSUPPORTED_MEDIA_TYPE 본문이 application/json이 아니다.");
        }
        addTo(responses, "500", "UNEXPECTED 알 수 없는 오류입니다. incident로 로그를 찾는다.");
        addTo(responses, "503", "UNAVAILABLE 잠시 후(Retry-After) 다시 시도한다.");
        responses.getAPIResponses().forEach((status, response) -> {
            if (status.charAt(0) >= '4' && response.getContent() == null) {
                response.setContent(problemContent());
            }
        });
        operation.setResponses(responses);
    }

    private static void addTo(APIResponses responses, String status, String description) {
        if (!responses.hasAPIResponse(status)) {
            APIResponse response = OASFactory.createAPIResponse().description(description);
            responses.addAPIResponse(status, response);
        }
    }

    private static Content problemContent() {
        return OASFactory.createContent().addMediaType("application/problem+json",
            OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem")));
    }

    private static Schema problem() {
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        Schema field = OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).properties(Map.of("field", text, "error", text));
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT)
            .addProperty("type", text)
            .addProperty("title", text)
            .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
            .addProperty("code", text)
            .addProperty("error", OASFactory.createSchema().addType(Schema.SchemaType.STRING).description("사람이 읽는 문장"))
            .addProperty("fields", OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(field))
            .addProperty("incident", text);
    }
}
