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
    void aSecretIsStableAndDiffersBetweenFiles() {
        Path file = folder.resolve("secrets.properties");
        String secret = Secrets.in(file).get("module");
        assertThat(Secrets.in(file).get("module")).isEqualTo(secret);
        assertThat(Secrets.in(folder.resolve("other.properties")).get("module")).isNotEqualTo(secret);
    }

    @Test
    void onlyTheOwnerCanReadTheFile() throws IOException {
        Path file = folder.resolve("secrets.properties");
        Secrets.in(file).get("module");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void everySecretIsAValidPassword() {
        Set<String> secrets = new HashSet<>(Stream.generate(Secrets::random).limit(1_000).toList());
        assertThat(secrets).hasSize(1_000).allMatch(secret -> secret.matches("(?=.*[a-z])(?=.*[0-9])(?=.*-)[a-z0-9-]{27}"));
    }
}
