package io.yemae.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.devservices.server.WildFlyServer;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.ServerFolders;
import io.yemae.it.kit.YemaeIT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration that the scripts make, read from the server's management model. */
class ServerConfigurationIT extends YemaeIT {

    @Test
    void aSecondRunOfTheScriptsChangesNothing(@TempDir Path base) throws IOException {
        ServerFolders.configure(base.resolve("server"), ServerFolders.ONE_SERVER);
        Path configuration = base.resolve("server/configuration/standalone-full.xml");
        String first = Files.readString(configuration);

        WildFlyServer.of(Platform.WILDFLY, base.resolve("server")).configure(Platform.CONFIGURE);

        assertThat(Files.readString(configuration)).isEqualTo(first).contains("YemaeDS");
    }

    @Test
    void theScriptsRefuseAFolderThatIsNoServerInOneSentence(@TempDir Path empty) throws Exception {
        Process script = new ProcessBuilder("bash", Platform.CONFIGURE.toString(), empty.toString()).redirectErrorStream(true).start();

        assertThat(new String(script.getInputStream().readAllBytes())).hasLineCount(1).contains("There is no WildFly in");
        assertThat(script.waitFor()).isEqualTo(1);
    }

    @Test
    void theDatasourceIsThereAndItsValuesAreExpressions() throws IOException {
        ModelNode datasource = read("subsystem=datasources", "data-source=YemaeDS");

        assertThat(datasource.get("jndi-name").asString()).isEqualTo("java:jboss/datasources/YemaeDS");
        assertThat(datasource.get("jta").asBoolean()).isTrue();
        assertThat(datasource.get("connection-url").asString()).contains("${env.YEMAE_DB_URL:");
        assertThat(datasource.get("user-name").asString()).contains("${env.YEMAE_DB_USER:");
        assertThat(read("subsystem=datasources", "data-source=YemaeDS", "connection-properties=options").get("value").asString())
            .contains("statement_timeout=5s", "lock_timeout=2s", "idle_in_transaction_session_timeout=30s");
    }

    @Test
    void thePoolsForReadsAndReportsAreReadOnlyAndTheOwnerPoolKeepsNoConnection() throws IOException {
        ModelNode reading = read("subsystem=datasources", "data-source=YemaeReadDS");
        assertThat(reading.get("max-pool-size").resolve().asInt()).isEqualTo(4);
        assertThat(reading.get("blocking-timeout-wait-millis").resolve().asInt()).isEqualTo(300);
        assertThat(read("subsystem=datasources", "data-source=YemaeReadDS", "connection-properties=options").get("value").asString())
            .contains("statement_timeout=1s");
        ModelNode reporting = read("subsystem=datasources", "data-source=YemaeReportDS");
        assertThat(reporting.get("jta").asBoolean()).isFalse();
        assertThat(reporting.get("max-pool-size").resolve().asInt()).isEqualTo(4);
        assertThat(read("subsystem=datasources", "data-source=YemaeReportDS", "connection-properties=options").get("value").asString())
            .contains("statement_timeout=25s");
        assertThat(List.of(reading, reporting)).allSatisfy(pool -> assertThat(pool.get("new-connection-sql").asString())
            .isEqualTo("SET default_transaction_read_only = on"));
        ModelNode owner = read("subsystem=datasources", "data-source=YemaeOwnerDS");
        assertThat(owner.get("user-name").asString()).isEqualTo("${env.YEMAE_DB_OWNER_USER:${env.YEMAE_DB_USER:yemae}}");
        assertThat(owner.get("min-pool-size").asInt()).isZero();
    }

    @Test
    void openTelemetryIsOffByDefault() throws IOException {
        assertThat(read().get("subsystem").keys()).isNotEmpty().doesNotContain("opentelemetry");
    }

    @Test
    void theServerListensWhereTheApplicationAnswersAndForItsOperator() throws IOException {
        ModelNode sockets = read("socket-binding-group=standard-sockets");
        assertThat(sockets.get("socket-binding").keys()).doesNotContain("iiop", "iiop-ssl", "ajp", "modcluster");
        ModelNode undertow = read("subsystem=undertow", "server=default-server");
        assertThat(undertow.get("http-listener").keys()).containsExactlyInAnyOrder("default", "docs");
        assertThat(undertow.get("ajp-listener").isDefined()).isFalse();
        for (String listener : List.of("default", "docs")) {
            assertThat(read("subsystem=undertow", "server=default-server", "http-listener=" + listener).get("enable-http2").asBoolean())
                .isFalse();
        }
        ModelNode broker = read("subsystem=messaging-activemq", "server=default");
        assertThat(broker.get("http-acceptor").isDefined()).isFalse();
        assertThat(broker.get("http-connector").isDefined()).isFalse();
        assertThat(broker.get("remote-acceptor").isDefined()).isFalse();
        assertThat(read("subsystem=remoting").get("http-connector").isDefined()).isFalse();
    }

    @Test
    void nodesUseThePrivateInterfaceAndASharedSecretWithoutADefault(@TempDir Path base) throws IOException {
        ServerFolders.configure(base, ServerFolders.SEVERAL_NODES);

        String configuration = Files.readString(base.resolve("configuration/standalone-full-ha.xml"));

        assertThat(configuration)
            .contains("<property name=\"yemae.cluster.password\" value=\"${env.YEMAE_CLUSTER_PASSWORD}\"/>",
                "<cluster password=\"${yemae.cluster.password}\"/>",
                "<shared-secret-reference clear-text=\"${yemae.cluster.password}\"/>",
                "<remote-acceptor name=\"cluster\" socket-binding=\"yemae-messaging\"/>",
                "<socket-binding name=\"yemae-messaging\" interface=\"private\"",
                "connector-name=\"cluster\"")
            .doesNotContain("http-acceptor name", "http-connector name", "http-invoker", "ajp-listener", "iiop", "modcluster", "CHANGE ME",
                "YEMAE_CLUSTER_PASSWORD:");
    }

    @Test
    void eachQueueHasADeadLetterQueue() throws IOException {
        for (String queue : List.of("PaymentCallbacks", "Cancellations", "Notices")) {
            assertThat(read("subsystem=messaging-activemq", "server=default", "jms-queue=" + queue).get("entries").asList())
                .extracting(ModelNode::asString).contains("java:/jms/queue/" + queue);
            read("subsystem=messaging-activemq", "server=default", "jms-queue=" + queue + "Dead");
            ModelNode settings = read("subsystem=messaging-activemq", "server=default", "address-setting=jms.queue." + queue);
            assertThat(settings.get("dead-letter-address").asString()).isEqualTo("jms.queue." + queue + "Dead");
            assertThat(settings.get("max-delivery-attempts").resolve().asInt()).isEqualTo(5);
            assertThat(settings.get("redelivery-delay").resolve().asLong()).isEqualTo(1_000);
            assertThat(settings.get("redelivery-multiplier").asDouble()).isEqualTo(3.0);
            assertThat(settings.get("max-redelivery-delay").asLong()).isEqualTo(60_000);
        }
    }

    @Test
    void theTopicTheMailSessionAndTheMicroProfileSubsystemsAreThere() throws IOException {
        assertThat(read("subsystem=messaging-activemq", "server=default", "jms-topic=LiveUpdates").get("entries").asList())
            .extracting(ModelNode::asString).contains("java:/jms/topic/LiveUpdates");
        assertThat(read("subsystem=mail", "mail-session=Yemae").get("jndi-name").asString()).isEqualTo("java:jboss/mail/Yemae");
        read("subsystem=microprofile-openapi-smallrye");
        read("subsystem=microprofile-fault-tolerance-smallrye");
        read("subsystem=microprofile-health-smallrye");
        assertThat(read("subsystem=micrometer", "registry=prometheus").get("context").asString()).isEqualTo("/metrics");
    }

    @Test
    void theCachesAreThereAndBounded() throws IOException {
        assertThat(entriesOf("catalogue")).contains("${env.YEMAE_CACHE_ENTRIES:");
        assertThat(entriesOf("tokens")).contains("${env.YEMAE_CACHE_TOKENS:");
    }

    private String entriesOf(String cache) throws IOException {
        return read("subsystem=infinispan", "cache-container=yemae", "local-cache=" + cache, "memory=heap").get("size").asString();
    }

    @Test
    void theServerHasFiveOfTheTwentySecondsAfterSigterm() throws IOException {
        assertThat(read("system-property=org.wildfly.sigterm.suspend.timeout").get("value").asInt()).isEqualTo(5);
    }

    @Test
    void theDatabaseIsDurable() {
        assertThat(sql.texts("SHOW fsync")).containsExactly("on");
        assertThat(sql.texts("SHOW full_page_writes")).containsExactly("on");
        assertThat(sql.texts("SHOW synchronous_commit")).containsExactly("on");
    }

    private ModelNode read(String... address) throws IOException {
        ModelNode operation = new ModelNode();
        operation.get("operation").set("read-resource");
        for (String part : address) {
            String[] pair = part.split("=", 2);
            operation.get("address").add(pair[0], pair[1]);
        }
        return Platform.managed(operation);
    }
}
