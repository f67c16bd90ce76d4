package io.yemae.shared.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** Texts in each language, from the files {@code <name>.<language>.properties} beside a class. */
public final class Words {
    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);

    private Words() {
    }

    /** @throws NullPointerException if a file is missing */
    public static Words read(Class<?> owner, String name) {
        Words words = new Words();
        for (Language language : Language.values()) {
            String file = name + '.' + language.code() + ".properties";
            Properties properties = new Properties();
            try (Reader source = new InputStreamReader(Objects.requireNonNull(owner.getResourceAsStream(file), file),
                    StandardCharsets.UTF_8)) {
                properties.load(source);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            words.texts.put(language, properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty)));
        }
        return words;
    }

    /** By key. */
    public Map<String, String> in(Language language) {
        return texts.get(language);
    }

    /** @throws IllegalArgumentException if there is no such text */
    public String of(Language language, String key) {
        String text = texts.get(language).get(key);
        if (text == null) {
            throw new IllegalArgumentException("No text " + key + " in " + language);
        }
        return text;
    }
}
