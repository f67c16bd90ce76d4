package io.yemae.counter;

import io.yemae.account.Accounts;
import io.yemae.account.UserView;
import io.yemae.audit.AuditLog;
import io.yemae.points.Points;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Buyers at a counter who have an account. */
@Stateless
public class CounterCustomers {

    @Inject
    Accounts accounts;

    @Inject
    Points points;

    @Inject
    AuditLog audit;

    /** Audited, because a name is personal data. @throws Problem not found {@code CUSTOMER_NOT_FOUND} */
    public CustomerView get(String email) {
        UserView user = user(email);
        audit.record("counter.customer", user.id().toString(), "");
        return CustomerView.of(user.name(), points.balance(user.number(), user.id(), true));
    }

    /** @throws Problem not found {@code CUSTOMER_NOT_FOUND} */
    public UserId id(String email) {
        return user(email).id();
    }

    private UserView user(String email) {
        return accounts.find(email).orElseThrow(() -> Problem.notFound("CUSTOMER_NOT_FOUND", "이 이메일의 고객 계정이 없습니다."));
    }
}
