package io.yemae.account;

import io.yemae.account.domain.MailKind;
import io.yemae.account.persistence.AccountMails;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How many mails of one kind an account may ask for within a day: the policy {@code accounts.mails.per.day}. */
@ApplicationScoped
class MailQuota {

    @Inject
    AccountMails mails;

    @Inject
    Policies policies;

    /** @throws Problem throttled {@code TOO_MANY_MAILS} if it has asked for that many */
    void require(MailKind kind, UserId user) {
        if (mails.recent(kind, user) >= policies.get(Policy.ACCOUNTS_MAILS_PER_DAY)) {
            throw new Problem(ProblemKind.THROTTLED, "TOO_MANY_MAILS", "오늘 보낼 수 있는 메일을 모두 보냈습니다. 내일 다시 시도해주세요.");
        }
    }
}
