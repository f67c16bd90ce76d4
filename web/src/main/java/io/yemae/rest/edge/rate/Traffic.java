package io.yemae.rest.edge.rate;

import io.yemae.policies.Policy;
import java.util.Set;
import java.util.regex.Pattern;

/** Classes of requests with limits of their own, each by policies. */
public enum Traffic {
    /** All reads, including polls of waiting rooms and sockets. */
    READ(Policy.RATE_USER_READS, Policy.RATE_ADDRESS_READS),
    WRITE(Policy.RATE_USER_WRITES, Policy.RATE_ADDRESS_WRITES),
    /** Taking seats, and waiting for seats. */
    HOLD(Policy.RATE_USER_HOLDS, Policy.RATE_ADDRESS_WRITES),
    /** Prices with a discount code, which can be guessed. */
    QUOTE(Policy.RATE_USER_QUOTES, Policy.RATE_ADDRESS_WRITES),
    /** Hashes or checks a password, or checks a mailed code. Limited by address for all users. */
    LOGIN(Policy.RATE_ADDRESS_LOGINS),
    /** Sends a mail to an address that anybody could have typed. Limited by address for all users. */
    MAIL(Policy.RATE_ADDRESS_MAILS),
    /** Messages of payment systems. By address, since each has few of them and many payments. */
    WEBHOOK(Policy.RATE_ADDRESS_WEBHOOKS);

    private static final Set<String> LOGINS = Set.of("/api/auth/login", "/api/auth/register", "/api/queue/tokens");
    private static final Set<String> HOLDS = Set.of("/api/reservations", "/api/seats/reserve");
    private static final Pattern OTHER_HOLDS = Pattern.compile(
        "/api/(concerts/[^/]+/schedules/[^/]+/reserves|reservations/[^/]+/seats|performances/dates/[^/]+/waiting-list)");
    /** Requests with a mailed code, which can be guessed like a password. */
    private static final Pattern CODES =
        Pattern.compile("/api/(auth/(confirmations|(password-reset|unlock)/confirm)|users/me/email/confirm)");
    private static final Pattern MAILS = Pattern.compile("/api/(auth/(confirmations/resend|password-reset|unlock)|users/me/email)");

    private final Policy perUser;
    private final Policy perAddress;

    Traffic(Policy perAddress) {
        this(null, perAddress);
    }

    Traffic(Policy perUser, Policy perAddress) {
        this.perUser = perUser;
        this.perAddress = perAddress;
    }

    /** Null if the class has no limit per user. */
    public Policy perUser() {
        return perUser;
    }

    public Policy perAddress() {
        return perAddress;
    }

    public static Traffic of(String method, String path) {
        String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS") || !path.startsWith("/api/") || isPoll(path)) {
            return READ;
        }
        if (HOLDS.contains(plain) || OTHER_HOLDS.matcher(plain).matches()) {
            return HOLD;
        }
        if (plain.equals("/api/payments/quote")) {
            return QUOTE;
        }
        if (LOGINS.contains(plain) || CODES.matcher(plain).matches()) {
            return LOGIN;
        }
        if (MAILS.matcher(plain).matches()) {
            return MAIL;
        }
        return path.startsWith("/api/payments/webhooks/") || plain.equals("/api/payments/callback") ? WEBHOOK : WRITE;
    }

    private static boolean isPoll(String path) {
        return path.startsWith("/api/queue/check/") || path.startsWith("/api/queue/leave/") || path.startsWith("/api/queue/heartbeat/");
    }
}
