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
    void a_secret_stays_the_same_and_no_two_folders_share_one() {
        Path file = folder.resolve("secrets.properties");
        String made = Secrets.in(file).get("module");
        assertThat(Secrets.in(file).get("module")).isEqualTo(made);
        assertThat(Secrets.in(folder.resolve("other.properties")).get("module")).isNotEqualTo(made);
    }

    @Test
    void only_its_owner_reads_the_file() throws IOException {
        Path file = folder.resolve("secrets.properties");
        Secrets.in(file).get("module");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void every_secret_passes_the_rules_for_passwords() {
        Set<String> secrets = new HashSet<>(Stream.generate(Secrets::random).limit(1_000).toList());
        assertThat(secrets).hasSize(1_000).allMatch(secret -> secret.matches("(?=.*[a-z])(?=.*[0-9])(?=.*-)[a-z0-9-]{27}"));
    }
}
