package io.yemae.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manifests for Kubernetes, and the image that they run. */
class KubernetesIT {
    private static final Path CONFIG = Platform.HOME.resolve("wildfly-config");
    private static final KubernetesSchemas SCHEMAS = KubernetesSchemas.in(Platform.HOME.resolve("ear/src/test/resources/kubernetes"));
    private static final String README = read(CONFIG.resolve("README.md"));
    private static final String COPY = "COPY ";

    @Test
    void everyObjectMatchesTheSchemaOfItsKind() {
        assertThat(objects()).extracting(object -> object.get("kind").asText())
            .contains("WildFlyServer", "Cluster", "NetworkPolicy", "PodDisruptionBudget", "Ingress");
        for (JsonNode object : objects()) {
            assertThat(SCHEMAS.errorsOf(object)).as(object.get("kind").asText()).hasValueSatisfying(errors -> assertThat(errors).isEmpty());
        }
    }

    @Test
    void theAlertsMatchTheSchemaOfPrometheusOperator() {
        ObjectNode rules = JsonNodeFactory.instance.objectNode()
            .put("apiVersion", "monitoring.coreos.com/v1").put("kind", "PrometheusRule");
        rules.putObject("metadata").put("name", "yemae");
        rules.set("spec", Yaml.read(CONFIG.resolve("monitoring/yemae.rules.yml")).get(0));

        assertThat(SCHEMAS.errorsOf(rules)).hasValueSatisfying(errors -> assertThat(errors).isEmpty());
    }

    @Test
    void aMisspeltMemberIsRefused() {
        for (JsonNode object : objects()) {
            ((ObjectNode) object.get("spec")).put("replicaCount", 3);

            assertThat(SCHEMAS.errorsOf(object).orElseThrow()).as(object.get("kind").asText()).isNotEmpty();
        }
    }

    @Test
    void everyVariableIsDocumented() {
        Set<String> variables = new TreeSet<>();
        server().at("/spec/env").forEach(each -> variables.add(each.get("name").asText()));

        assertThat(variables).contains("YEMAE_NODE", "YEMAE_DB_URL");
        assertThat(variables.stream().filter(name -> name.startsWith("YEMAE_")))
            .allSatisfy(name -> assertThat(README).contains('`' + name + '`'));
    }

    @Test
    void thePageMakesEverySecretThatIsUsed() {
        Set<String> names = new TreeSet<>();
        server().at("/spec/secrets").forEach(each -> names.add(each.asText()));
        server().at("/spec/configMaps").forEach(each -> names.add(each.asText()));
        objects().forEach(object -> Stream.of("secretRef", "secretKeyRef", "secret", "passwordSecret")
            .forEach(member -> object.findValues(member).forEach(each -> names.add(each.get("name").asText()))));

        assertThat(names).contains("yemae-secrets", "yemae-keys", "yemae-db-owner")
            .allSatisfy(name -> assertThat(README).containsPattern("create (secret generic|configmap) " + name + ' '));
    }

    @Test
    void theImageCopiesWhatTheBuildMakes() throws IOException {
        List<String> copied = Files.readAllLines(CONFIG.resolve("kubernetes/Dockerfile")).stream()
            .filter(line -> line.startsWith(COPY)).map(line -> line.substring(COPY.length()).split(" ")[0]).toList();

        assertThat(copied).contains("wildfly-config/target/" + Platform.WILDFLY.getFileName(), "ear/target/yemae.ear");
        assertThat(copied).allSatisfy(path -> assertThat(Platform.HOME.resolve(path)).exists());
    }

    @Test
    void theImagePassesSignalsOnToTheServer() throws IOException {
        assertThat(Files.readString(CONFIG.resolve("kubernetes/Dockerfile"))).contains("ENV LAUNCH_JBOSS_IN_BACKGROUND=true");
        assertThat(Files.readString(Platform.WILDFLY.resolve("bin/standalone.sh"))).as("the name that the script reads")
            .contains("$LAUNCH_JBOSS_IN_BACKGROUND");
    }

    private static JsonNode server() {
        return objects().stream().filter(object -> object.get("kind").asText().equals("WildFlyServer")).findFirst().orElseThrow();
    }

    private static List<JsonNode> objects() {
        try (Stream<Path> files = Files.list(CONFIG.resolve("kubernetes"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().map(Yaml::read).flatMap(List::stream).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
