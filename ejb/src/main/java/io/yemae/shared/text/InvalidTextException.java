package io.yemae.shared.text;

/**
 * A text that no field accepts. The message is a sentence for people. It names the character and its position, since the character may be
 * invisible.
 */
public class InvalidTextException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidTextException(String sentence) {
        super(sentence);
    }

    static InvalidTextException at(String what, int place, int codePoint) {
        return new InvalidTextException("%s 쓸 수 없습니다. (%d번째 글자, U+%04X)".formatted(what, place, codePoint));
    }
}
