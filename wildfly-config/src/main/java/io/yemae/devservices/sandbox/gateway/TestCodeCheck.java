package io.yemae.devservices.sandbox.gateway;

import io.yemae.devservices.sandbox.http.Response;
import io.yemae.devservices.sandbox.http.Endpoint;
import io.yemae.devservices.sandbox.http.Request;
import io.yemae.devservices.sandbox.ledger.ErrorCode;
import java.util.Optional;

/** Answers with the error code in the header {@code TossPayments-Test-Code}, if there is one, without doing the work. */
record TestCodeCheck(Endpoint endpoint) implements Endpoint {

    @Override
    public Response handle(Request request) throws InterruptedException {
        Optional<String> code = request.header("TossPayments-Test-Code");
        if (code.isPresent()) {
            throw ErrorCode.refusal(code.get());
        }
        return endpoint.handle(request);
    }
}
