package io.yemae.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.rest.json.JsonBounds;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of the pages in both languages, from {@code texts/*.json}: sections of keys. Values are inserted for {@code {name}}. */
@ApplicationScoped
public class Texts {
    /** A sentence for each error code of the API. Loaded by a page when it needs one. */
    static final String ERRORS = "error";

    private static final ObjectMapper JSON = JsonBounds.plainMapper();

    private final Map<PageLanguage, Map<String, Map<String, String>>> sections = new EnumMap<>(PageLanguage.class);

    @PostConstruct
    void read() {
        for (PageLanguage language : PageLanguage.values()) {
            try (InputStream file = Texts.class.getResourceAsStream("/texts/" + language.code() + ".json")) {
                sections.put(language, JSON.readValue(file, new TypeReference<LinkedHashMap<String, Map<String, String>>>() {
                }));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * @param key    section and key, such as {@code home.title}
     * @param values names and values in turn
     * @throws IllegalArgumentException if there is no such text
     */
    public String of(PageLanguage language, String key, Object... values) {
        int dot = key.indexOf('.');
        String text = sections.get(language).getOrDefault(key.substring(0, Math.max(dot, 0)), Map.of()).get(key.substring(dot + 1));
        if (text == null) {
            throw new IllegalArgumentException("No text " + key + " in " + language);
        }
        for (int i = 0; i < values.length; i += 2) {
            text = text.replace("{" + values[i] + "}", String.valueOf(values[i + 1]));
        }
        return text;
    }

    /** Sections as JSON that may stand inside an HTML element. */
    String json(PageLanguage language, Collection<String> names) {
        Map<String, Map<String, String>> chosen = new LinkedHashMap<>();
        names.forEach(name -> chosen.put(name, sections.get(language).get(name)));
        return json(chosen);
    }

    /** The sentences of the error codes, as JSON. */
    String errors(PageLanguage language) {
        return json(sections.get(language).get(ERRORS));
    }

    /** A value as JSON that may stand inside an HTML element. */
    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
