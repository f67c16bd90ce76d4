package io.yemae.devservices.sandbox.gateway;

import io.yemae.devservices.sandbox.http.Response;
import io.yemae.devservices.sandbox.http.Endpoint;
import io.yemae.devservices.sandbox.http.Request;
import io.yemae.devservices.sandbox.ledger.ErrorCode;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** Requires the shop's secret key: {@code Authorization: Basic base64(secretKey + ":")}. */
record SecretKeyCheck(String secretKey, Endpoint endpoint) implements Endpoint {

    private static final String BASIC = "Basic ";

    @Override
    public Response handle(Request request) throws InterruptedException {
        String user = decoded(request.header("Authorization").orElse(""));
        if (!user.endsWith(":")) {
            throw new GatewayException(ErrorCode.INCORRECT_BASIC_AUTH_FORMAT);
        }
        if (!MessageDigest.isEqual(bytes(user), bytes(secretKey + ':'))) {
            throw new GatewayException(ErrorCode.UNAUTHORIZED_KEY);
        }
        return endpoint.handle(request);
    }

    private static String decoded(String authorization) {
        if (!authorization.startsWith(BASIC)) {
            throw new GatewayException(ErrorCode.UNAUTHORIZED_KEY);
        }
        try {
            return new String(Base64.getDecoder().decode(authorization.substring(BASIC.length()).trim()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw new GatewayException(ErrorCode.UNAUTHORIZED_KEY);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
