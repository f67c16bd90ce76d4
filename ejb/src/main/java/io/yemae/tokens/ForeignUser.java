package io.yemae.tokens;

/**
 * A user of a trusted issuer, as a verified token tells it.
 *
 * @param subject       the issuer's name for the user, which never belongs to anybody else
 * @param verifiedEmail the e-mail address, if the issuer says that it has verified it; else null
 */
public record ForeignUser(String issuer, String subject, String verifiedEmail) {
}
