package io.yemae.devservices.sandbox.gateway;

import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Faults;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.devservices.sandbox.http.Answer;
import io.yemae.devservices.sandbox.http.ConnectionLost;
import io.yemae.devservices.sandbox.http.Endpoint;
import io.yemae.devservices.sandbox.http.Request;
import io.yemae.devservices.sandbox.ledger.ErrorCode;
import io.yemae.devservices.sandbox.ledger.Failure;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Puts faults around endpoints.
 *
 * @param orderOf finds the order a request is about; empty when there is none
 * @param decline ends the payment of a request that the card company refuses
 */
public record FaultyCalls(Faults faults, Function<Request, String> orderOf, BiConsumer<Request, Failure> decline) {

    /**
     * @param guard what stands between a call and its work, such as the idempotency key. Delay and refusal of the card company
     *              happen inside it, as part of the work: a second call meets the first one still running, and a refusal is kept.
     */
    public Endpoint around(Operation operation, UnaryOperator<Endpoint> guard, Endpoint work) {
        return request -> {
            Fault fault = faults.take(operation, orderOf.apply(request));
            return switch (fault.kind()) {
                case RESET -> reset(fault);
                case STATUS -> before(fault, HttpErrors.of(fault));
                case REFUSE -> refuse(operation, fault, guard).answer(request);
                default -> Distortion.of(fault, guard.apply(slowly(fault, work)).answer(request));
            };
        };
    }

    private Endpoint slowly(Fault fault, Endpoint work) {
        return request -> {
            faults.delay(fault);
            return work.answer(request);
        };
    }

    private Answer reset(Fault fault) throws InterruptedException {
        faults.delay(fault);
        throw new ConnectionLost();
    }

    private Answer before(Fault fault, Answer answer) throws InterruptedException {
        faults.delay(fault);
        return answer;
    }

    private Endpoint refuse(Operation operation, Fault fault, UnaryOperator<Endpoint> guard) {
        GatewayException refusal = ErrorCode.refusal(fault.code());
        boolean over = operation == Operation.CONFIRM && ErrorCode.declines(refusal.code());
        Endpoint refuse = slowly(fault, request -> {
            if (over) {
                decline.accept(request, new Failure(refusal.code(), refusal.getMessage()));
            }
            throw refusal;
        });
        return over ? guard.apply(refuse) : refuse;
    }
}
