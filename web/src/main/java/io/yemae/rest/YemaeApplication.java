package io.yemae.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.ExternalDocumentation;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Contact;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The JAX-RS application: everything under /api. */
@ApplicationPath("/api")
@LoginConfig(authMethod = "MP-JWT")
@OpenAPIDefinition(
    info = @Info(title = "예매 Yemae", version = "1.0",
        description = "공연 예매 플랫폼: 회원, 공연, 좌석, 예매, 결제. 오류는 모두 application/problem+json이며 사람이 읽는 문장은 error에 있습니다.",
        contact = @Contact(name = "예매 운영팀"),
        license = @License(name = "All rights reserved", identifier = "LicenseRef-Yemae")),
    externalDocs = @ExternalDocumentation(url = "https://www.rfc-editor.org/rfc/rfc9457", description = "오류 본문의 형식(RFC 9457)"))
@SecurityScheme(securitySchemeName = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT",
    description = "POST /api/auth/login이 주는 accessToken")
@SecurityScheme(securitySchemeName = "queueToken", type = SecuritySchemeType.APIKEY, in = SecuritySchemeIn.HEADER,
    apiKeyName = "Queue-Token",
    description = "POST /api/queue/tokens가 주는 대기열 토큰. 보호된 요청에 함께 보내면 차례가 아닐 때 Not Your Turn이라고 답한다.")
@SecurityScheme(securitySchemeName = "concertQueueToken", type = SecuritySchemeType.APIKEY, in = SecuritySchemeIn.HEADER,
    apiKeyName = HttpHeaders.AUTHORIZATION,
    description = "PUT /api/concerts/{concertId}/schedules/{scheduleId}/reserves가 주는 대기열 토큰. 그대로, 또는 Bearer로 보낸다.")
@SecurityScheme(securitySchemeName = "concertPaymentToken", type = SecuritySchemeType.APIKEY, in = SecuritySchemeIn.HEADER,
    apiKeyName = HttpHeaders.AUTHORIZATION,
    description = "GET /api/concerts/{concertId}/schedules/{scheduleId}/reserves가 주는 결제 토큰. 그대로, 또는 Bearer로 보낸다.")
public class YemaeApplication extends Application {
}
