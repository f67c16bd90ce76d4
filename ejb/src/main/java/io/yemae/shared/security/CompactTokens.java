package io.yemae.shared.security;

import java.util.List;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtContext;

/**
 * The one place where signed tokens of any kind are parsed. A token has exactly one spelling: three parts in base64url without padding,
 * whose unused last bits are zero (RFC 7515; RFC 4648, 3.5). jose4j skips unknown characters, so without this check one token could be
 * sent, and cached, in countless spellings.
 */
public final class CompactTokens {
    /** In characters. Our own tokens have fewer than 1,500. */
    public static final int LONGEST = 4096;

    private static final int PARTS = 3;

    private CompactTokens() {
    }

    /** @throws InvalidJwtException also if the token is too long or not in its canonical spelling */
    public static JwtContext process(JwtConsumer consumer, String token) throws InvalidJwtException {
        if (!isCanonical(token)) {
            throw new InvalidJwtException("Not a compact token",
                List.of(new ErrorCodeValidator.Error(ErrorCodes.MISCELLANEOUS, "Not a compact token")), null);
        }
        return consumer.process(token);
    }

    /** Whether the token is in its canonical spelling and has at most {@link #LONGEST} characters. */
    public static boolean isCanonical(String token) {
        if (token.length() > LONGEST) {
            return false;
        }
        int parts = 0;
        int start = 0;
        for (int i = 0; i <= token.length(); i++) {
            if (i == token.length() || token.charAt(i) == '.') {
                if (!isCanonical(token, start, i)) {
                    return false;
                }
                parts++;
                start = i + 1;
            } else if (value(token.charAt(i)) < 0) {
                return false;
            }
        }
        return parts == PARTS;
    }

    /** A character carries 6 bits, so the last character of a part has 2 or 4 bits that belong to no byte. */
    private static boolean isCanonical(String token, int start, int end) {
        return end > start && switch ((end - start) % 4) {
            case 0 -> true;
            case 2 -> (value(token.charAt(end - 1)) & 0b1111) == 0;
            case 3 -> (value(token.charAt(end - 1)) & 0b11) == 0;
            default -> false;
        };
    }

    private static int value(char character) {
        if (character >= 'A' && character <= 'Z') {
            return character - 'A';
        }
        if (character >= 'a' && character <= 'z') {
            return character - 'a' + 26;
        }
        if (character >= '0' && character <= '9') {
            return character - '0' + 52;
        }
        return character == '-' ? 62 : character == '_' ? 63 : -1;
    }
}
