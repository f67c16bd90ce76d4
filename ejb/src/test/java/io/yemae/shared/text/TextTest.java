package io.yemae.shared.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "\u0000", "\u0007", "\u001b", "\u007f", "\u0085", "\u009f", "\ud83d", "\udc00", "\udc00\ud83d", "\ufffe", "\uffff", "\ufdd0",
        "\ufdef", "\ud83f\udfff", "\udbff\udfff"})
    void controlCharactersAndBrokenEncodingAreRefusedInEveryKind(String bad) {
        for (TextKind kind : TextKind.values()) {
            assertThatThrownBy(() -> Text.read("가" + bad + "나", kind)).as(kind.name()).isInstanceOf(InvalidTextException.class)
                .hasMessageContaining("2번째");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\u00ad", "\u034f", "\u061c", "\u115f", "\u1160", "\u17b4", "\u180e", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a",
        "\u202e", "\u2060", "\u2066", "\u2069", "\u3164", "\ufe0f", "\ufeff", "\uffa0", "\ufff9", "\ufffb", "\udb40\udc01", "\udb40\udc41",
        "\udb40\udd00"})
    void invisibleCharactersAreRefused(String invisible) {
        for (TextKind kind : new TextKind[] {TextKind.LINE, TextKind.LINE_AS_SENT, TextKind.LINES}) {
            assertThatThrownBy(() -> Text.read(invisible, kind)).isInstanceOf(InvalidTextException.class);
            assertThatThrownBy(() -> Text.read("가" + invisible + "나", kind)).isInstanceOf(InvalidTextException.class);
            assertThatThrownBy(() -> Text.read("ab" + invisible, kind)).isInstanceOf(InvalidTextException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "👨‍👩‍👧", "❤️‍🔥", "👩🏽‍🚀", "☎️", "1️⃣", "🎵", "می‌خواهم", "क्‍ष", "葛󠄀城", "춘향전 春香傳", "Ｒ석 ① ㎡ ★ ♥", "한 칸", "일본어　공백", "e\u0327\u0301"})
    void visibleTextIsKept(String text) {
        assertThat(Text.read(text, TextKind.LINE)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "\u00a0", "\u2800", " \u2003\u205f "})
    void whiteSpaceAloneIsBlank(String blank) {
        assertThat(Text.isBlank(blank)).isTrue();
        assertThat(Text.read(blank, TextKind.LINE)).isEmpty();
        assertThat(Text.read(blank, TextKind.LINE_AS_SENT)).hasSameSizeAs(blank);
    }

    @Test
    void aLineIsComposedAndStripped() {
        assertThat(Text.read("\u3000" + Normalizer.normalize("홍길동", Normalizer.Form.NFD) + " ", TextKind.LINE)).isEqualTo("홍길동");
        assertThat(Text.read(" 빈칸 ", TextKind.LINE_AS_SENT)).isEqualTo(" 빈칸 ");
    }

    @Test
    void aSecretIsUnchanged() {
        String secret = " " + Normalizer.normalize("비밀", Normalizer.Form.NFD) + "\u200b ";

        assertThat(Text.read(secret, TextKind.SECRET)).isEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u2028", "\u2029", "\t"})
    void onlyMultiLineTextAcceptsLineBreaks(String lineBreak) {
        assertThat(Text.read("가" + lineBreak + "나", TextKind.LINES)).isEqualTo(lineBreak.equals("\t") ? "가\t나" : "가\n나");
        assertThatThrownBy(() -> Text.read("가" + lineBreak + "나", TextKind.LINE)).isInstanceOf(InvalidTextException.class);
        assertThatThrownBy(() -> Text.read("가" + lineBreak + "나", TextKind.LINE_AS_SENT)).isInstanceOf(InvalidTextException.class);
    }

    @ParameterizedTest
    @EnumSource(value = TextKind.class, names = "SECRET", mode = EnumSource.Mode.EXCLUDE)
    void moreThanThirtyCombiningMarksAreRefused(TextKind kind) {
        assertThat(Text.read("a" + "\u0323\u0301".repeat(15), kind)).isNotEmpty();
        assertThatThrownBy(() -> Text.read("a" + "\u0301\u0323".repeat(16), kind)).isInstanceOf(InvalidTextException.class);
    }

    @Test
    void lengthIsInCodePoints() {
        assertThat(Text.length("🎫🎫가")).isEqualTo(3);
    }

    @Test
    void displayedTextContainsNoRefusedCharacters() {
        assertThat(Text.shown("이름\uffff끝\u202e\ud83d")).isEqualTo("이름끝");
        assertThat(Text.shown("a\u0001b\u007f")).isEqualTo("ab");
        assertThat(Text.shown(Normalizer.normalize("한글", Normalizer.Form.NFD))).isEqualTo("한글");
        assertThat(Text.shown("x" + "\u0301\u0323".repeat(1000))).hasSizeLessThan(40);
    }

    @Test
    void namesThatLookTheSameHaveTheSameKey() {
        assertThat(Text.nameKey("R ")).isEqualTo(Text.nameKey("R")).isEqualTo(Text.nameKey("Ｒ")).isNotEqualTo(Text.nameKey("r"));
        assertThat(Text.nameKey("가  나")).isEqualTo(Text.nameKey("가\u3000나")).isEqualTo("가 나");
        assertThat(Text.nameKey(Normalizer.normalize("가", Normalizer.Form.NFD))).isEqualTo("가");
    }

    @Test
    void searchTermsAreFoldedToOneCase() {
        assertThat(Text.folded("İstanbul")).isEqualTo(Text.folded("istanbul")).isEqualTo(Text.folded("ISTANBUL"))
            .isEqualTo(Text.folded("İstanbul".toLowerCase(Locale.ROOT))).isEqualTo("istanbul");
        assertThat(Text.folded("ΟΔΟΣ")).isEqualTo(Text.folded("οδος")).isEqualTo(Text.folded("οδοσ"));
        assertThat(Text.folded("ＡＢＣ Á")).isEqualTo("abc á");
        for (String text : new String[] {"İ", "ẞß", "ﬁ", "Ǆ", "ﷺ", "ı", "ϔ"}) {
            assertThat(Text.folded(Text.folded(text))).isEqualTo(Text.folded(text));
        }
    }
}
