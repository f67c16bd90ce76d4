package io.yemae.management;

import io.yemae.audit.Actor;
import io.yemae.ops.InvariantWatch.Check;
import io.yemae.ops.PlatformStates;
import io.yemae.policies.FeatureFlag;
import io.yemae.policies.FeatureFlagAdministration;
import io.yemae.settlement.PaymentAdministration;
import io.yemae.shared.messaging.DeadLetters;
import io.yemae.shared.messaging.OutboxMessage;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.management.OperationsException;

/** What the MBean does. */
@Stateless
// The threads of the server's management have no request of their own.
@ActivateRequestContext
// The broker and the gateway are called outside any transaction. The facades called here open their own.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Operators implements ManagedPlatform {
    private static final String ACTOR = "management";

    @Inject
    FeatureFlagAdministration switches;

    @Inject
    PlatformStates states;

    @Inject
    ManagedLists lists;

    @Inject
    PaymentAdministration paymentAdministration;

    @Inject
    DeadLetters deadLetters;

    @Inject
    ManagedRehearsals rehearsals;

    @Inject
    Actor actor;

    @AroundInvoke
    Object asManagement(InvocationContext call) throws Exception {
        actor.become(ACTOR);
        return call.proceed();
    }

    @Override
    public boolean isSalesPaused() {
        return switches.list().stream().anyMatch(flag -> flag.name().equals(FeatureFlag.HOLDS.key()) && !flag.enabled());
    }

    @Override
    public Map<String, Long> getInvariants() {
        return states.now().invariants().map(Check::violations).orElse(null);
    }

    @Override
    public String getInvariantsCheckedAt() {
        return states.now().invariants().map(check -> check.at().toString()).orElse(null);
    }

    @Override
    public List<Map<String, Object>> getWaitingRooms() {
        return lists.waitingRooms();
    }

    @Override
    public List<Map<String, Object>> getPaymentsInDoubt() {
        return lists.paymentsInDoubt();
    }

    @Override
    public Map<String, Integer> getDeadLetters() {
        Map<String, Integer> messages = states.now().deadLetters();
        return messages.isEmpty() ? null : messages;
    }

    @Override
    public double getOutboxAge() {
        return states.now().figures().outboxAge();
    }

    @Override
    public double getClockOffset() {
        return states.now().clockOffset();
    }

    @Override
    public Double getNtpOffset() {
        return states.now().ntpOffset().orElse(null);
    }

    @Override
    public void pauseSales() {
        switches.change(FeatureFlag.HOLDS.key(), false);
    }

    @Override
    public void resumeSales() {
        switches.change(FeatureFlag.HOLDS.key(), true);
    }

    @Override
    public Map<String, Long> checkInvariants() {
        return lists.violations();
    }

    @Override
    public int redriveDeadLetters(String queue) throws OperationsException {
        OutboxMessage.Queue found = Arrays.stream(OutboxMessage.Queue.values())
            .filter(each -> each.physicalName().equals(queue))
            .findFirst()
            .orElseThrow(() -> new OperationsException("There is no queue " + queue));
        return ProblemCodes.translated(() -> deadLetters.replay(found));
    }

    @Override
    public int reconcileNow() {
        return paymentAdministration.reconcile();
    }

    @Override
    public String rehearse(String event, String buyers, String arrivalSeconds, String seatsPerBuyer, String force)
            throws OperationsException {
        return rehearsals.start(event, Integer.parseInt(buyers), Integer.parseInt(arrivalSeconds), Integer.parseInt(seatsPerBuyer),
            Boolean.parseBoolean(force));
    }

    @Override
    public Map<String, Object> readRehearsal(String rehearsal) throws OperationsException {
        return rehearsals.read(rehearsal);
    }

    @Override
    public void endRehearsal(String rehearsal) throws OperationsException {
        rehearsals.end(rehearsal);
    }
}
