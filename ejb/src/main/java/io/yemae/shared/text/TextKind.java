package io.yemae.shared.text;

/** What a field of text may hold, and what is done to it when it is read. */
public enum TextKind {
    /** One line without line breaks and tabs, in NFC, without white space at its ends. The default. */
    LINE,
    /** One line in NFC whose white space stays as it was sent (requirement 0: names are kept as they are sent). */
    LINE_AS_SENT,
    /** Several lines, in NFC; each line break becomes a line feed. White space stays. */
    LINES,
    /** A password: unchanged, because hashes of earlier versions were made of the text as it was sent. */
    SECRET
}
