package io.yemae.shared.text;

/** What a text field may contain, and how it is normalised when it is read. */
public enum TextKind {
    /** One line without line breaks and tabs, in NFC, without white space at its ends. The default. */
    LINE,
    /** One line in NFC whose white space is kept (requirement 0: names are kept as they are sent). */
    LINE_AS_SENT,
    /** Several lines, in NFC. Each line break becomes a line feed. White space is kept. */
    LINES,
    /** A password: unchanged, because hashes of earlier versions were computed from the text as it was sent. */
    SECRET
}
