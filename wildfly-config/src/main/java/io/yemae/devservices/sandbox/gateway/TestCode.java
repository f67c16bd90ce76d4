package io.yemae.devservices.sandbox.gateway;

import io.yemae.devservices.sandbox.http.Answer;
import io.yemae.devservices.sandbox.http.Endpoint;
import io.yemae.devservices.sandbox.http.Request;
import io.yemae.devservices.sandbox.ledger.ErrorCode;
import java.util.Optional;

/** Answers the error that the header {@code TossPayments-Test-Code} asks for, and does nothing else. */
record TestCode(Endpoint endpoint) implements Endpoint {

    @Override
    public Answer answer(Request request) throws InterruptedException {
        Optional<String> code = request.header("TossPayments-Test-Code");
        if (code.isPresent()) {
            throw ErrorCode.refusal(code.get());
        }
        return endpoint.answer(request);
    }
}
