package io.yemae.devservices.sandbox.gateway;

import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Faults;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.devservices.sandbox.http.ConnectionLost;
import io.yemae.devservices.sandbox.http.Endpoint;
import io.yemae.devservices.sandbox.http.Request;
import io.yemae.devservices.sandbox.http.Response;
import io.yemae.devservices.sandbox.ledger.ErrorCode;
import io.yemae.devservices.sandbox.ledger.Failure;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Applies faults to endpoints.
 *
 * @param orderOf finds the order id of a request; empty if there is none
 * @param decline aborts the payment of a request that the card company declines
 */
public record FaultInjector(Faults faults, Function<Request, String> orderOf, BiConsumer<Request, Failure> decline) {

    /**
     * Wraps an endpoint.
     *
     * @param guard a wrapper that runs before the work, such as the check of idempotency keys. A delay and a decline happen inside it, as
     *              a part of the work: a second call with the same key finds the first one running, and the decline is stored.
     */
    public Endpoint around(Operation operation, UnaryOperator<Endpoint> guard, Endpoint work) {
        return request -> {
            Fault fault = faults.take(operation, orderOf.apply(request));
            return switch (fault.kind()) {
                case RESET -> reset(fault);
                case STATUS -> errorWithoutWork(fault);
                case REFUSE -> refuse(operation, fault, guard).handle(request);
                default -> ResponseFaults.apply(fault, guard.apply(delayed(fault, work)).handle(request));
            };
        };
    }

    private Endpoint delayed(Fault fault, Endpoint work) {
        return request -> {
            faults.delay(fault);
            return work.handle(request);
        };
    }

    private Response reset(Fault fault) throws InterruptedException {
        faults.delay(fault);
        throw new ConnectionLost();
    }

    private Response errorWithoutWork(Fault fault) throws InterruptedException {
        faults.delay(fault);
        return ErrorResponses.of(fault);
    }

    private Endpoint refuse(Operation operation, Fault fault, UnaryOperator<Endpoint> guard) {
        GatewayException refusal = ErrorCode.refusal(fault.code());
        boolean declined = operation == Operation.CONFIRM && ErrorCode.declines(refusal.code());
        Endpoint refuse = delayed(fault, request -> {
            if (declined) {
                decline.accept(request, new Failure(refusal.code(), refusal.getMessage()));
            }
            throw refusal;
        });
        return declined ? guard.apply(refuse) : refuse;
    }
}
