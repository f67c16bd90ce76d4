package io.yemae.account.domain;

import io.yemae.shared.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses passwords that are easy to guess, in addition to the format of requirement 1.1: the most common ones of leaked lists, and those
 * that contain the owner's name or the local part of the e-mail address.
 */
public final class PasswordRules {
    private static final Set<String> COMMON = read("common-passwords.txt");

    /** Shorter names and addresses occur in good passwords by chance. A Hangul name has two or three syllables. */
    private static final int SHORTEST_PART = 4;
    private static final int SHORTEST_NAME_OUTSIDE_ASCII = 2;

    private PasswordRules() {
    }

    /** @throws Problem invalid, for the field {@code password} */
    public static void check(String password, String email, String name) {
        String folded = fold(password);
        if (COMMON.contains(core(folded))) {
            throw Problem.invalidField("password", "너무 흔한 비밀번호입니다. 다른 비밀번호를 입력해주세요.");
        }
        String localPart = email.replaceFirst("@[^@]*$", "");
        if (contains(folded, fold(localPart)) || contains(folded, fold(name).replaceAll("\\s+", ""))) {
            throw Problem.invalidField("password", "비밀번호에 이름이나 이메일 주소를 사용할 수 없습니다.");
        }
    }

    private static boolean contains(String password, String part) {
        boolean ascii = part.chars().allMatch(each -> each < 128);
        return part.length() >= (ascii ? SHORTEST_PART : SHORTEST_NAME_OUTSIDE_ASCII) && password.contains(part);
    }

    /**
     * The word in a password: {@code p@ssw0rd123!} without surrounding digits and signs, and with letters instead of look-alikes.
     */
    private static String core(String folded) {
        String bare = folded.replaceFirst("[^\\p{L}@$]*$", "").replaceFirst("^[^\\p{L}@$]*", "");
        return bare.replace('@', 'a').replace('$', 's').replace('0', 'o').replace('3', 'e').replace('1', 'l').replace('5', 's');
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static Set<String> read(String resource) {
        try (InputStream words = PasswordRules.class.getResourceAsStream(resource)) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> core(fold(line.strip())))
                .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
