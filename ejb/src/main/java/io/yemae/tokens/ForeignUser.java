package io.yemae.tokens;

/**
 * A user of a trusted issuer, from a verified token.
 *
 * @param subject       the issuer's id for the user, which is never assigned to another person
 * @param verifiedEmail the e-mail address if the issuer states that it has verified it; otherwise null
 */
public record ForeignUser(String issuer, String subject, String verifiedEmail) {
}
