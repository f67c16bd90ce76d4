package io.yemae.reports.rest;

import io.yemae.shared.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The headings of exported columns. Values such as a status are those of the API in every language. */
final class ExportHeadings {
    private static final Map<Language, Properties> TEXTS = new EnumMap<>(Arrays.stream(Language.values())
        .collect(Collectors.toMap(Function.identity(), ExportHeadings::read)));

    private ExportHeadings() {
    }

    /** From the name of a column to its heading. */
    static Function<String, String> in(Language language) {
        return column -> TEXTS.get(language).getProperty(column, column);
    }

    private static Properties read(Language language) {
        try (InputStream file = ExportHeadings.class.getResourceAsStream("headings." + language.code() + ".properties")) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
