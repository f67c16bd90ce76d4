package io.yemae.policies;

/** A named value that operators change at runtime. */
public enum Policy {
    /** Duration of a hold, in minutes. An event may override it. */
    HOLD_MINUTES("hold.minutes"),
    /** Live seats of a user for one performance. An event may override it. */
    SEATS_PER_USER("seats.per.user"),
    /** Simultaneous holds of a user, over all performances. */
    HOLDS_PER_USER("holds.per.user"),
    /** Holds of a user that may end without payment within the time below. Beyond that, the user gets no new hold for a while. */
    HOLDS_UNPAID_MOST("holds.unpaid.most"),
    /** How long holds that ended without payment count, in minutes. */
    HOLDS_UNPAID_MINUTES("holds.unpaid.minutes"),
    /** By how much a hold can be extended, once, in seconds; 0 for not at all. */
    HOLDS_EXTENSION_SECONDS("holds.extension.seconds"),
    /** How long seats that are offered to the waiting list are held, in seconds. */
    WAITLIST_OFFER_SECONDS("waitlist.offer.seconds"),
    /** 1 if the door accepts entry codes that do not change, on paper and in mails. */
    DOOR_PAPER_CODES("door.paper.codes"),
    /** By how much the clock of a device at the door may be wrong, in seconds. */
    DOOR_CLOCK_SKEW_SECONDS("door.clock.skew.seconds"),
    /** Booking fee for each seat, in won. */
    BOOKING_FEE("booking.fee"),
    /** Hours before the start until which a confirmed reservation may be cancelled. An event may override it. */
    CANCEL_HOURS_BEFORE("cancel.hours.before"),
    /** Failed logins to one account from one address within the window. */
    LOGIN_FAILURES_PER_CLIENT("login.failures.per.client"),
    /** Failed logins to one account from all addresses within the window, before each address gets fewer attempts. */
    LOGIN_FAILURES_PER_ACCOUNT("login.failures.per.account"),
    /** Failed logins from one address within the window before it is slowed down. */
    LOGIN_FAILURES_PER_ADDRESS("login.failures.per.address"),
    /** The window in which attempts count, in minutes from the first. */
    LOGIN_WINDOW_MINUTES("login.window.minutes"),
    /** The pause between two logins of an address that is slowed down, in seconds. */
    LOGIN_SLOW_SECONDS("login.slow.seconds"),
    /** Simultaneous logins of a user. */
    LOGINS_PER_USER("logins.per.user"),
    /** Registrations from one address with an e-mail address or phone number that is already used, within the window. */
    ACCOUNTS_TAKEN_PER_ADDRESS("accounts.taken.per.address"),
    /** Changes of the phone number by a user within the window. */
    ACCOUNTS_PHONE_CHANGES("accounts.phone.changes"),
    /** Invalid discount codes that a user may try within 15 minutes. */
    DISCOUNT_FAILURES_PER_USER("discount.failures.per.user"),
    /** Seconds after which a payment without an outcome is reconciled. */
    PAYMENT_RECONCILE_SECONDS("payment.reconcile.seconds"),
    /** People admitted to an event at once. An event may override it. */
    QUEUE_THRESHOLD("queue.threshold"),
    /** How long an admitted user may stay, in minutes. */
    QUEUE_SESSION_MINUTES("queue.session.minutes"),
    /** The most people admitted to an event within a second. An event may override it. */
    QUEUE_RATE_PER_SECOND("queue.rate.per.second"),
    /** 1 if a user must confirm the e-mail address before the first hold and before any other mail. */
    ACCOUNTS_CONFIRM("accounts.confirm"),
    /** 1 if administrators and operators must enrol a second factor. */
    ACCOUNTS_SECOND_FACTOR("accounts.second.factor"),
    /** Mails of one kind about an account within 24 hours. */
    ACCOUNTS_MAILS_PER_DAY("accounts.mails.per.day"),
    /** Retention of the audit log, in days. */
    RETENTION_AUDIT_DAYS("retention.audit.days"),
    /** Days without activity after which an account is erased; 0 for never. */
    RETENTION_USERS_INACTIVE_DAYS("retention.users.inactive.days"),
    /** Days after which an account with an unconfirmed address is erased; 0 for never. */
    RETENTION_USERS_UNCONFIRMED_DAYS("retention.users.unconfirmed.days"),
    /** Retention of unpaid reservations, in days; 0 for ever. */
    RETENTION_RESERVATIONS_DAYS("retention.reservations.days"),
    /** Reading requests of a user per minute. For this and the following limits, the requests of one minute may come at once. */
    RATE_USER_READS("rate.user.reads"),
    /** Changing requests of a user per minute. */
    RATE_USER_WRITES("rate.user.writes"),
    /** Attempts of a user to take seats per minute. */
    RATE_USER_HOLDS("rate.user.holds"),
    /** Price quotes for a user per minute, with or without a discount code. */
    RATE_USER_QUOTES("rate.user.quotes"),
    /** Reading requests from one address per minute without a known access token. Many people may share an address. */
    RATE_ADDRESS_READS("rate.address.reads"),
    /** Changing requests from one address per minute without a known access token. */
    RATE_ADDRESS_WRITES("rate.address.writes"),
    /** Logins and registrations from one address per minute. */
    RATE_ADDRESS_LOGINS("rate.address.logins"),
    /** Requests for mails (confirmation, new password) from one address per minute. */
    RATE_ADDRESS_MAILS("rate.address.mails"),
    /** Messages of payment systems from one address per minute. */
    RATE_ADDRESS_WEBHOOKS("rate.address.webhooks"),
    /** Points that a user may buy through the gateway within 24 hours, in won. */
    POINTS_PURCHASE_PER_DAY("points.purchase.per.day"),
    /** Files of reservations, payments and sales that a member of staff may export within an hour. */
    EXPORTS_PER_HOUR("exports.per.hour"),
    /** Bots of a rehearsal of a sale; 0 for no rehearsals. */
    REHEARSAL_BUYERS("rehearsal.buyers");

    private final String key;

    Policy(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
