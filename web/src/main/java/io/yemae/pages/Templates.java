package io.yemae.pages;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The templates beside this class. In them {@code {{#t}}section.key{{/t}}} is a text, and {@code {{#a}}/path{{/a}}} an address in the
 * language of the page.
 */
@ApplicationScoped
public class Templates {
    private static final Mustache.Compiler COMPILER = Mustache.compiler().defaultValue("").emptyStringIsFalse(true)
        .withLoader(Templates::open);

    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    @Inject
    Texts texts;

    /** @param model its components are the variables; null for none */
    public String render(String name, PageLanguage language, Object model) {
        Mustache.Lambda text = (key, out) -> out.write(Escapers.HTML.escape(texts.of(language, key.execute())));
        Mustache.Lambda address = (path, out) -> out.write(language.address(path.execute()));
        StringWriter out = new StringWriter();
        templates.computeIfAbsent(name, Templates::compiled)
            .execute(model == null ? Map.of() : model, Map.of("t", text, "a", address), out);
        return out.toString();
    }

    private static Template compiled(String name) {
        try (Reader source = open(name)) {
            return COMPILER.compile(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader open(String name) {
        InputStream file = Templates.class.getResourceAsStream(name + ".mustache");
        return new InputStreamReader(Objects.requireNonNull(file, name), StandardCharsets.UTF_8);
    }
}
