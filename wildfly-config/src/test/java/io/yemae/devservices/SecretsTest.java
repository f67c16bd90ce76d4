package io.yemae.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void a_secret_is_stable_and_differs_between_files() {
        Path file = folder.resolve("secrets.properties");
        String secret = Secrets.in(file).get("module");
        assertThat(Secrets.in(file).get("module")).isEqualTo(secret);
        assertThat(Secrets.in(folder.resolve("other.properties")).get("module")).isNotEqualTo(secret);
    }

    @Test
    void only_the_owner_can_read_the_file() throws IOException {
        Path file = folder.resolve("secrets.properties");
        Secrets.in(file).get("module");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void every_secret_is_a_valid_password() {
        Set<String> secrets = new HashSet<>(Stream.generate(Secrets::random).limit(1_000).toList());
        assertThat(secrets).hasSize(1_000).allMatch(secret -> secret.matches("(?=.*[a-z])(?=.*[0-9])(?=.*-)[a-z0-9-]{27}"));
    }
}
