package io.yemae.account.rest;

/** Validation patterns and messages for accounts (requirement 1, 1.1). */
public final class AccountRules {
    public static final int LONGEST_NAME = 100;
    public static final String NAME_MESSAGE = "이름은 1자 이상 100자 이하여야 하고, 빈칸만으로 될 수 없습니다.";

    /** Excludes names that mail programs turn into links, because names appear in mails. */
    public static final String NO_LINK = "(?!.*(?:://|[wW]{3}\\.|[A-Za-z0-9-]\\.[A-Za-z]{2,24}/)).*";
    public static final String NO_LINK_MESSAGE = "이름에는 인터넷 주소를 쓸 수 없습니다.";

    /** A code of an authenticator. */
    public static final String CODE = "[0-9]{6}";
    public static final String CODE_MESSAGE = "코드는 여섯 자리 숫자입니다.";

    /**
     * An address of RFC 5321: a dot-atom of at most 64 characters, and a domain of letters, digits and hyphens with at least two labels.
     * Only ASCII, so that Java and the index users_email agree on which addresses differ only in case. No quoted local parts and no address
     * literals.
     */
    public static final String EMAIL = "(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
        + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,59})";
    public static final String EMAIL_MESSAGE = "올바른 이메일 형식이 아닙니다.";

    public static final int LONGEST_PASSWORD = 128;
    public static final String PASSWORD = "(?=.*[A-Za-z])(?=.*[0-9])(?=.*[^A-Za-z0-9\\s])[^\\p{Cntrl}]{8,}";
    public static final String PASSWORD_MESSAGE = "비밀번호는 8자 이상이며 영문, 숫자, 특수문자를 모두 포함해야 합니다.";
    public static final String PASSWORD_LENGTH_MESSAGE = "비밀번호는 128자 이하여야 합니다.";

    public static final String PHONE = "010-[0-9]{4}-[0-9]{4}";
    public static final String PHONE_MESSAGE = "연락처는 010-XXXX-XXXX 형식이어야 합니다.";

    private AccountRules() {
    }
}
