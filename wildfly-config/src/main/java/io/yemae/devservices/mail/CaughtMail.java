package io.yemae.devservices.mail;

import java.time.Instant;

/**
 * A mail that was sent, once for each recipient.
 *
 * @param number  counts from 1 since the catcher was started
 * @param to      whom the envelope was for
 * @param body    its text, or its HTML when it has no text
 * @param content the media type of {@code body}, without parameters
 * @param source  the whole mail as it came: a sign a byte
 */
public record CaughtMail(long number, Instant at, String from, String to, String subject, String body, String content, String source) {
}
