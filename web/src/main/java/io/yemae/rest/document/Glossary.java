package io.yemae.rest.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * The descriptions of members, parameters and tags in {@code glossary.properties}. A description in an annotation takes precedence. A
 * description that contains the word null makes the member nullable. An entry that ends with {@code {a|b}} lists the values of a text.
 */
final class Glossary {
    private static final Pattern VALUES = Pattern.compile("(?<sentence>.*?)\\s*\\{(?<values>[^}]+)}", Pattern.DOTALL);

    private final Properties sentences;

    private Glossary(Properties sentences) {
        this.sentences = sentences;
    }

    static Glossary load() {
        try (InputStream file = Objects.requireNonNull(Glossary.class.getResourceAsStream("glossary.properties"), "glossary.properties")) {
            Properties sentences = new Properties();
            sentences.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return new Glossary(sentences);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String tag(String name) {
        return sentences.getProperty("tag." + name);
    }

    /** Looks for the operation, then its resource, then the location of the parameter. */
    String parameter(ResourceMethod method, Parameter parameter) {
        return first(method.operationId() + "." + parameter.getName(), method.resourceName() + "." + parameter.getName(),
            parameter.getIn() + "." + parameter.getName());
    }

    /** The member with its description and values. Returned as a new schema if a reference may be null. */
    Schema describe(String schema, String member, Schema type) {
        String entry = first(schema + "." + member, member);
        Matcher listed = VALUES.matcher(entry == null ? "" : entry);
        boolean values = listed.matches();
        if (values) {
            (type.getItems() == null ? type : type.getItems())
                .setEnumeration(List.copyOf(Arrays.asList(listed.group("values").split("\\|"))));
        }
        if (type.getDescription() == null) {
            type.setDescription(values ? listed.group("sentence") : entry);
        }
        return type.getDescription() != null && type.getDescription().contains("null") ? nullable(type) : type;
    }

    private static Schema nullable(Schema type) {
        if (type.getRef() != null) {
            return OASFactory.createSchema().description(type.getDescription())
                .addAnyOf(OASFactory.createSchema().ref(type.getRef()))
                .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
        }
        if (type.getType() != null && !type.getType().contains(Schema.SchemaType.NULL)) {
            type.addType(Schema.SchemaType.NULL);
        }
        if (type.getEnumeration() != null && !type.getEnumeration().contains(null)) {
            type.setEnumeration(Stream.concat(type.getEnumeration().stream(), Stream.of((Object) null)).toList());
        }
        return type;
    }

    private String first(String... keys) {
        return Stream.of(keys).map(sentences::getProperty).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
