package io.yemae.policies;

import io.yemae.policies.persistence.PolicyRows;
import io.yemae.shared.Audited;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Reads and changes policies (requirement 1, section 8: policies in a table). This node applies a change at once, the others
 * within a second.
 */
@Stateless
public class PolicyAdministration {

    @Inject
    PolicyRows policies;

    @Inject
    Event<Audited> audited;

    @Inject
    Event<SettingChange> changes;

    /** By name. */
    public List<PolicyView> list() {
        return policies.list();
    }

    /**
     * Does nothing if the policy already has the value.
     *
     * @throws Problem not found {@code POLICY_NOT_FOUND}; invalid if the value is out of range
     */
    public PolicyView change(String name, long value) {
        // Locked, so that each audit entry contains the value that the change replaced.
        PolicyView present = policies.lock(name)
            .orElseThrow(() -> Problem.notFound("POLICY_NOT_FOUND", "정책을 찾을 수 없습니다."));
        if (!present.allows(value)) {
            throw Problem.invalidField("value", "값은 " + present.smallest() + " 이상 " + present.largest() + " 이하여야 합니다.");
        }
        if (present.value() == value) {
            return present;
        }
        policies.set(name, value);
        audited.fire(new Audited("policy.change", name, present.value() + " → " + value));
        changes.fire(new SettingChange());
        return policies.lock(name).orElseThrow();
    }
}
