package io.yemae.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AssetsTest {

    @Test
    void commentsOnTheirOwnLinesAndIndentationAreLeftOut() {
        String source = """
            // What it does.
            /** Two
             *  lines. */
            export const link = 'https://yemae.test/*'; // stays
              /* also gone */
              /* stays */ let one;
              const glob = '*/';
            """;

        assertThat(new String(Assets.compact(source.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8)).isEqualTo("""
            export const link = 'https://yemae.test/*'; // stays
            /* stays */ let one;
            const glob = '*/';
            """);
    }
}
