package io.yemae.account.domain;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** What a mail about an account is for, and for how long its link is good. */
public enum MailKind {
    /** To the address given at registration: the owner confirms it. */
    CONFIRM(Duration.ofHours(24)),
    /** To the address of an account: its owner sets another password. */
    RESET(Duration.ofMinutes(30)),
    /** To the address that an account is to have from now on: its owner confirms it. */
    CHANGE_EMAIL(Duration.ofHours(24)),
    /** To the address that an account has, while another one is being confirmed. No link. */
    EMAIL_CHANGE_ASKED(null),
    /** To the owner of an account at which too many logins have failed: the counts are cleared. */
    UNLOCK(Duration.ofHours(1)),
    /** To the owner of an account whose password was reset. No link. */
    PASSWORD_RESET(null);

    /** How the types of these messages begin in the outbox; the consumers of the queue choose by it. */
    public static final String MESSAGE_PREFIX = "account.";

    private final Duration lifetime;

    MailKind(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** @throws IllegalArgumentException for a type that nobody knows */
    public static MailKind ofMessage(String type) {
        return Arrays.stream(values()).filter(each -> each.message().equals(type)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Nobody knows how to mail " + type));
    }

    /** The type of the message in the outbox. */
    public String message() {
        return MESSAGE_PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** From the moment of sending; null if the mail has no link. */
    public Duration lifetime() {
        return lifetime;
    }

    public boolean hasLink() {
        return lifetime != null;
    }
}
