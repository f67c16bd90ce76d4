package io.yemae.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts that start a program of this module. */
class ScriptsTest {
    private static final Pattern PROGRAM = Pattern.compile("mvn .*-Pprogram .*-Dyemae\\.program=(\\S+)");

    @ParameterizedTest
    @ValueSource(strings = {"import-ticket-service", "payment-sandbox"})
    void theProgramExists(String script) throws IOException, ClassNotFoundException {
        Path file = Path.of("bin", script);
        assertThat(file).isExecutable();

        Matcher program = PROGRAM.matcher(Files.readString(file));

        assertThat(program.find()).isTrue();
        assertThat(Class.forName(program.group(1)).getDeclaredMethods()).extracting(Method::getName).contains("main");
    }
}
