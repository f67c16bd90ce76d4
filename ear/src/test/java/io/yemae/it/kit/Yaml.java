package io.yemae.it.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads YAML with the parser of the unpacked server, which the tests have anyway. */
public final class Yaml {
    private static final Path MODULE = Platform.WILDFLY.resolve("modules/system/layers/base/org/yaml/snakeyaml/main");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Class<?> PARSER = parser();

    private Yaml() {
    }

    /** The documents of a file. */
    public static List<JsonNode> read(Path file) {
        try {
            Object parser = PARSER.getConstructor().newInstance();
            Iterable<?> documents = (Iterable<?>) PARSER.getMethod("loadAll", String.class).invoke(parser, Files.readString(file));
            return StreamSupport.stream(documents.spliterator(), false).map(each -> (JsonNode) JSON.valueToTree(each)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private static Class<?> parser() {
        try (Stream<Path> files = Files.list(MODULE)) {
            URL[] jars = files.filter(file -> file.toString().endsWith(".jar")).map(Yaml::address).toArray(URL[]::new);
            return new URLClassLoader(jars).loadClass("org.yaml.snakeyaml.Yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL address(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
