package io.yemae.pages.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CalendarFilesTest {

    @Test
    void aLongLineIsContinuedWithoutCuttingACharacter() {
        String text = "SUMMARY:" + "겨울 밤의 🎷 재즈 ".repeat(20);
        StringBuilder file = new StringBuilder();

        CalendarFiles.line(file, text);

        assertThat(file.toString()).endsWith("\r\n");
        assertThat(file.toString().split("\r\n")).hasSizeGreaterThan(3)
            .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(file.toString().replace("\r\n ", "").strip()).isEqualTo(text.strip());
    }
}
