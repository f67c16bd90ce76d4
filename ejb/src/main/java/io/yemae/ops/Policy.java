package io.yemae.ops;

/** A named value that operators change while the system runs. */
public enum Policy {
    /** How long a hold lasts, in minutes. An event may have its own. */
    HOLD_MINUTES("hold.minutes"),
    /** How many live seats of one performance a user may have. An event may have its own. */
    SEATS_PER_USER("seats.per.user"),
    /** How many holds a user may have at once, over all performances. */
    HOLDS_PER_USER("holds.per.user"),
    /** How many holds of a user may end without payment within the time below. With more, the user gets no new one for a while. */
    HOLDS_UNPAID_MOST("holds.unpaid.most"),
    /** How long holds that ended without payment are counted, in minutes. */
    HOLDS_UNPAID_MINUTES("holds.unpaid.minutes"),
    /** The booking fee a seat, in won. */
    BOOKING_FEE("booking.fee"),
    /** Until how many hours before the start a confirmed reservation may be cancelled. An event may have its own. */
    CANCEL_HOURS_BEFORE("cancel.hours.before"),
    /** How many logins to one account from one address may fail within the window. */
    LOGIN_FAILURES_PER_CLIENT("login.failures.per.client"),
    /** How many logins to one account, from all addresses, may fail within the window before each address has fewer tries. */
    LOGIN_FAILURES_PER_ACCOUNT("login.failures.per.account"),
    /** How many logins from one address may fail within the window before it is slowed down. */
    LOGIN_FAILURES_PER_ADDRESS("login.failures.per.address"),
    /** How long tries are counted, in minutes from the first. */
    LOGIN_WINDOW_MINUTES("login.window.minutes"),
    /** How long an address that is slowed down waits between two logins, in seconds. */
    LOGIN_SLOW_SECONDS("login.slow.seconds"),
    /** How many logins a user may have at once. */
    LOGINS_PER_USER("logins.per.user"),
    /** How many registrations from one address may name an e-mail address or phone number that is taken, within the window. */
    ACCOUNTS_TAKEN_PER_ADDRESS("accounts.taken.per.address"),
    /** How many times a user may change the phone number within the window. */
    ACCOUNTS_PHONE_CHANGES("accounts.phone.changes"),
    /** How many discount codes a user may try in vain within 15 minutes. */
    DISCOUNT_FAILURES_PER_USER("discount.failures.per.user"),
    /** After how many seconds a payment that has not come to an end is looked after. */
    PAYMENT_RECONCILE_SECONDS("payment.reconcile.seconds"),
    /** How many people may be admitted to an event at once. An event may have its own. */
    QUEUE_THRESHOLD("queue.threshold"),
    /** How long somebody who was admitted may stay, in minutes. */
    QUEUE_SESSION_MINUTES("queue.session.minutes"),
    /** How many people are admitted to an event within a second at the most. An event may have its own. */
    QUEUE_RATE_PER_SECOND("queue.rate.per.second"),
    /** 1 if a user must have confirmed the e-mail address before the first hold, and before any other mail. */
    ACCOUNTS_CONFIRM("accounts.confirm"),
    /** 1 if administrators and operators must have enrolled a second factor. */
    ACCOUNTS_SECOND_FACTOR("accounts.second.factor"),
    /** How many mails of one kind about an account are sent within 24 hours. */
    ACCOUNTS_MAILS_PER_DAY("accounts.mails.per.day"),
    /** For how many days entries of the audit log are kept. */
    RETENTION_AUDIT_DAYS("retention.audit.days"),
    /** After how many days without any activity an account is erased; 0 for never. */
    RETENTION_USERS_INACTIVE_DAYS("retention.users.inactive.days"),
    /** After how many days an account is erased whose address nobody has confirmed; 0 for never. */
    RETENTION_USERS_UNCONFIRMED_DAYS("retention.users.unconfirmed.days"),
    /** For how many days reservations are kept that nobody paid; 0 for ever. */
    RETENTION_RESERVATIONS_DAYS("retention.reservations.days"),
    /** How many requests a minute a user may send that only look. So much may come at once, too; the same holds for all of these. */
    RATE_USER_READS("rate.user.reads"),
    /** How many requests a minute a user may send that change something. */
    RATE_USER_WRITES("rate.user.writes"),
    /** How many times a minute a user may try to take seats. */
    RATE_USER_HOLDS("rate.user.holds"),
    /** How many prices a minute a user may ask for, with a discount code or without. */
    RATE_USER_QUOTES("rate.user.quotes"),
    /** How many requests a minute may come from one address that only look, and show no known access token. Many people may share an address. */
    RATE_ADDRESS_READS("rate.address.reads"),
    /** How many requests a minute may come from one address that change something, and show no known access token. */
    RATE_ADDRESS_WRITES("rate.address.writes"),
    /** How many logins and registrations a minute may come from one address. */
    RATE_ADDRESS_LOGINS("rate.address.logins"),
    /** How many mails a minute may be asked for from one address: confirmations, new passwords. */
    RATE_ADDRESS_MAILS("rate.address.mails"),
    /** How many notes of payment systems a minute may come from one address. */
    RATE_ADDRESS_WEBHOOKS("rate.address.webhooks"),
    /** How many points a user may buy through the gateway within 24 hours, in won. */
    POINTS_PURCHASE_PER_DAY("points.purchase.per.day");

    private final String key;

    Policy(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
