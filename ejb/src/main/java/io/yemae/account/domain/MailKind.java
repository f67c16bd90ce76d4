package io.yemae.account.domain;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** The kinds of mails about accounts, with the lifetimes of their links. */
public enum MailKind {
    /** To the address given at registration: the owner confirms it. */
    CONFIRM(Duration.ofHours(24)),
    /** To the address of an account: its owner sets another password. */
    RESET(Duration.ofMinutes(30)),
    /** To the new address of an account: its owner confirms it. */
    CHANGE_EMAIL(Duration.ofHours(24)),
    /** To the present address, while a new one is being confirmed. No link. */
    EMAIL_CHANGE_ASKED(null),
    /** To the owner of an account at which too many logins have failed: the counts are cleared. */
    UNLOCK(Duration.ofHours(1)),
    /** To the owner of an account whose password was reset. No link. */
    PASSWORD_RESET(null);

    /** The prefix of the message types in the outbox, by which the consumers of the queue select. */
    public static final String MESSAGE_PREFIX = "account.";

    private final Duration lifetime;

    MailKind(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** @throws IllegalArgumentException for an unknown type */
    public static MailKind ofMessage(String type) {
        return Arrays.stream(values()).filter(each -> each.message().equals(type)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Nobody knows how to mail " + type));
    }

    /** The type of the message in the outbox. */
    public String message() {
        return MESSAGE_PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** From the time of sending; null if the mail has no link. */
    public Duration lifetime() {
        return lifetime;
    }

    public boolean hasLink() {
        return lifetime != null;
    }
}
