package io.yemae.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * A Java client (MicroProfile REST Client) is generated from the document of the running server, compiled, and buys a seat. The generator
 * validates the document with swagger-parser and refuses it if there is anything wrong with it. The client is compiled against and runs
 * with the libraries that the server itself has, apart from the class path of the tests.
 */
class GeneratedClientIT extends YemaeIT {
    private static final Path MODULES = Platform.WILDFLY.resolve("modules/system/layers/base");
    private static final List<String> LIBRARIES = List.of("org/jboss/resteasy/resteasy-client", "org/jboss/resteasy/resteasy-client-api",
        "org/jboss/resteasy/resteasy-client-microprofile", "org/jboss/resteasy/microprofile", "org/jboss/resteasy/resteasy-core",
        "org/jboss/resteasy/resteasy-core-spi", "org/jboss/resteasy/resteasy-jackson2-provider", "org/eclipse/microprofile/restclient",
        "org/eclipse/microprofile/config", "io/smallrye/config", "io/smallrye/common", "com/fasterxml/jackson", "jakarta",
            "org/jboss/logging",
        "org/apache/httpcomponents", "org/reactivestreams", "org/apache/commons/logging");
    private static final int SLOWEST_GENERATOR_SECONDS = 300;

    @Test
    void aClientGeneratedFromTheDocumentBuysASeat() throws Exception {
        Path directory = Files.createDirectories(Platform.directory().resolve("generated-client"));
        Path document = Files.writeString(directory.resolve("openapi.json"), api.get("/openapi.json").expect(200).text());
        String title = "클라이언트 " + System.nanoTime();
        stage.show(2, Map.of("title", title));
        Buyer buyer = stage.buyerWithPoints(1_000_000);
        soon(() -> assertThat(api.get("/api/events?limit=100&q=" + title.replace(' ', '+')).text()).contains(title));

        generate(document, directory.resolve("sources"));
        Path classes = compile(directory);

        assertThat(buy(classes, buyer.email(), title)).isEqualTo("confirmed");
        assertThat(buyer.api().get("/api/reservations").expect(200).at("/reservations/0/status")).isEqualTo("confirmed");
    }

    private static void generate(Path document, Path sources) throws IOException, InterruptedException {
        Path log = sources.resolveSibling("generator.log");
        Process generator = new ProcessBuilder(java(), "-XX:TieredStopAtLevel=1", "-jar", System.getProperty("yemae.openapi-generator"),
            "generate",
            "--input-spec", document.toString(), "--output", sources.toString(), "--generator-name", "java", "--library", "microprofile",
            "--global-property", "apiDocs=false,modelDocs=false,apiTests=false,modelTests=false",
            "--additional-properties",
            "microprofileRestClientVersion=3.0,serializationLibrary=jackson,useJakartaEe=true,hideGenerationTimestamp=true,"
                + "invokerPackage=io.yemae.client,apiPackage=io.yemae.client.api,modelPackage=io.yemae.client.model")
            .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!generator.waitFor(SLOWEST_GENERATOR_SECONDS, TimeUnit.SECONDS)) {
            generator.destroyForcibly();
        }
        assertThat(generator.exitValue()).as(Files.readString(log)).isZero();
    }

    private static Path compile(Path directory) throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Path buyer = directory.resolve("SeatBuyer.java");
        try (InputStream source = GeneratedClientIT.class.getResourceAsStream("/generated-client/SeatBuyer.java")) {
            Files.write(buyer, source.readAllBytes());
        }
        List<Path> sources = Stream.concat(files(directory.resolve("sources/src/main/java"), ".java"), Stream.of(buyer)).toList();
        String classPath = libraries().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        boolean compiled = compiler.getTask(errors, null, null,
            List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-classpath", classPath), null,
            compiler.getStandardFileManager(null, null, null).getJavaFileObjectsFromPaths(sources)).call();
        assertThat(compiled).as(errors.toString()).isTrue();
        return classes;
    }

    private static String buy(Path classes, String email, String title) throws Exception {
        URL[] classPath = Stream.concat(Stream.of(classes), libraries()).map(GeneratedClientIT::url).toArray(URL[]::new);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader client = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(client);
            return (String) client.loadClass("io.yemae.client.SeatBuyer")
                .getMethod("buy", URI.class, String.class, String.class, String.class)
                .invoke(null, Platform.http(), email, Stage.PASSWORD, title);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static Stream<Path> libraries() {
        return LIBRARIES.stream().flatMap(library -> files(MODULES.resolve(library), ".jar"));
    }

    private static Stream<Path> files(Path directory, String ending) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(each -> each.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
