package io.yemae.it.kit;

import io.yemae.devservices.Ports;
import io.yemae.devservices.Secrets;
import io.yemae.devservices.database.Database;
import io.yemae.devservices.mail.CaughtMail;
import io.yemae.devservices.mail.MailCatcher;
import io.yemae.devservices.sandbox.PaymentSandbox;
import io.yemae.devservices.sandbox.SandboxSettings;
import io.yemae.devservices.server.WildFlyServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.dmr.ModelNode;

/** The addresses and paths of the platform under test, and the services in this JVM that it uses. */
public final class Platform {
    public static final Path HOME = Path.of(System.getProperty("yemae.home"));
    public static final Path WILDFLY = Path.of(System.getProperty("yemae.wildfly"));
    public static final Path EAR = Path.of(System.getProperty("yemae.ear"));
    public static final Path CONFIGURE = HOME.resolve("wildfly-config/configure.sh");

    /** Limits that would hinder other tests start switched off; their own tests switch them on. Name=number, separated by commas. */
    public static final String INITIAL_VALUES = "accounts.confirm=0,accounts.second.factor=0,points.charge=1,rate.user.reads=1000000,"
        + "rate.user.writes=1000000,rate.user.holds=1000000,rate.user.quotes=1000000,holds.per.user=100,holds.unpaid.most=1000,"
        + "exports.per.hour=10000";

    /** The addresses of the tests. Limits per address apply only to a test that sends another address as forwarded. */
    public static final String TRUSTED_PROXIES = "127.0.0.1,::1";

    /** Who gets the mails about critical conditions. */
    public static final String OPERATORS = "operators@yemae.test";

    private static final String KEY_OF_REHEARSALS = "test_sk_of_rehearsals";
    private static final Path DIRECTORY = Path.of(System.getProperty("yemae.it.directory"), String.valueOf(ProcessHandle.current().pid()));
    private static final int MANAGEMENT_PORT = 9990;
    private static final int HTTP_PORT = 8080;
    private static final int HTTPS_PORT = 8443;
    private static final int DOCS_PORT = 9090;
    private static final int CLUSTER_PORT = 7600;
    private static final int MESSAGING_PORT = 5445;

    /**
     * The database counts the calls of each statement, so that tests can state how many an operation needs. Its tables grow from nothing
     * within seconds: with statistics a minute old it may choose plans that exceed the time of a read.
     */
    private static final Map<String, String> COUNTING = Map.of(
        "autovacuum_naptime", "10s",
        "shared_preload_libraries", "pg_stat_statements",
        "pg_stat_statements.max", "10000");
    private static final String SUPERUSER = "postgres";
    /**
     * For JVMs that do not live long. Without the optimizing compiler, a server's start and a request take a third less processor time.
     * But the JVM keeps room for 48 MB of compiled code only, and interprets the rest when that is full. This is enough for all tests.
     */
    public static final List<String> QUICK_COMPILER = List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m");
    /** Options of servers that do not live long. */
    public static final List<String> SHORT_LIVED = Stream.concat(Stream.of("-XX:+UseSerialGC"), QUICK_COMPILER.stream()).toList();
    /** For the server that the tests share. Benchmarks set those of the product. */
    private static final String JVM_OPTIONS = System.getProperty("yemae.it.jvm-options", "-Xmx1g " + String.join(" ", SHORT_LIVED));

    private static final Deque<Runnable> ENDS = new ConcurrentLinkedDeque<>();

    private static boolean started;
    private static WildFlyServer server;
    private static Database database;
    private static MailCatcher mailCatcher;
    private static PaymentSandbox sandbox;
    private static PaymentSandbox rehearsals;
    private static int portOffset;

    private Platform() {
    }

    /** Starts everything, at the first call. */
    static synchronized void start() {
        if (!started) {
            started = true;
            // The console shows the reason only here: JUnit catches it.
            try {
                startAll();
            } catch (RuntimeException | Error e) {
                e.printStackTrace();
                throw e;
            }
        }
    }

    private static void startAll() {
        // If a test kills a server that is sending mail, a thread of the mail catcher fails. That is no failure of another test that waits.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        // A killed JVM must not leave processes behind.
        Runtime.getRuntime().addShutdownHook(new Thread(Platform::stop));
        database = startDatabase(DIRECTORY.resolve("postgres"), COUNTING);
        atTheEnd(database::stop);
        mailCatcher = MailCatcher.start(Ports.free(), Ports.free());
        atTheEnd(() -> mailCatcher.stop());
        portOffset = portOffset();
        sandbox = PaymentSandbox.start(SandboxSettings.defaults()
            .sendingTo(http().resolve("/api/payments/webhooks/toss"), http().resolve("/api/payments/callback")));
        atTheEnd(sandbox::stop);
        rehearsals = PaymentSandbox.start(SandboxSettings.defaults().withKeys(KEY_OF_REHEARSALS, "not used", "not used"));
        atTheEnd(rehearsals::stop);
        Path base = DIRECTORY.resolve("server");
        ServerFolders.configure(base, ServerFolders.ONE_SERVER);

        Map<String, String> properties = new TreeMap<>(propertiesOf(sandbox));
        // Tests make the gateway fail repeatedly. The circuit breaker has a test of its own (PaymentCrashIT).
        properties.put("CircuitBreaker/enabled", "false");
        properties.put("yemae.initial.values", INITIAL_VALUES);
        properties.put("yemae.rehearsal.gateway.url", rehearsals.address().toString());
        properties.put("yemae.rehearsal.gateway.key", KEY_OF_REHEARSALS);
        properties.put("yemae.trusted.proxies", TRUSTED_PROXIES);
        // It has a test of its own (CrashIT).
        properties.put("yemae.warm.up", "false");
        properties.put("yemae.operator.mails", OPERATORS);
        properties.put("yemae.shutdown.grace.seconds", "1");
        properties.put("yemae.admin.email", "admin@yemae.test");
        properties.put("yemae.admin.password", Stage.PASSWORD);
        // Deployed once, at the start: deploying it for each class would take more time than most classes.
        server = WildFlyServer.of(WILDFLY, base)
            .jvmOptions(Stream.concat(Stream.of(JVM_OPTIONS.split(" ")), Stream.of("-ea")).toList())
            .portOffset(portOffset)
            .environment(environmentOf(database))
            // Messages reach the dead letters after ten seconds, not forty.
            .environment(Map.of("YEMAE_REDELIVERY_DELAY_MS", "250"))
            .properties(properties)
            .managementUser("admin", Stage.PASSWORD)
            .deploy(EAR);
        atTheEnd(server::kill);
        server.start();
        // Arquillian connects to it.
        System.setProperty("yemae.it.management-port", String.valueOf(MANAGEMENT_PORT + portOffset));
    }

    /** Remembers what is to be done after the last test of this JVM. */
    public static void atTheEnd(Runnable end) {
        ENDS.push(end);
    }

    static void stop() {
        for (Runnable end = ENDS.poll(); end != null; end = ENDS.poll()) {
            end.run();
        }
    }

    /** A database in this folder. Its programs are unpacked once for all databases of this JVM. The caller stops it. */
    public static Database startDatabase(Path directory) {
        return startDatabase(directory, Map.of());
    }

    /** As {@link #startDatabase(Path)}, with settings of PostgreSQL. */
    public static Database startDatabase(Path directory, Map<String, String> settings) {
        return startDatabase(directory, Ports.free(), settings);
    }

    /** As {@link #startDatabase(Path, Map)}, at a port. */
    public static Database startDatabase(Path directory, int port, Map<String, String> settings) {
        try {
            Path binaries = Files.createDirectories(DIRECTORY.resolve("binaries"));
            Files.createDirectories(directory);
            Files.createSymbolicLink(directory.resolve("binaries"), binaries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Database.start(directory, port, settings);
    }

    /** The environment of the server that the tests share. */
    public static Map<String, String> environment() {
        return environmentOf(database);
    }

    /** The environment in which a server finds these services. */
    public static Map<String, String> environmentOf(Database database) {
        return Map.of(
            "YEMAE_DB_URL", database.jdbcUrl(),
            "YEMAE_DB_USER", database.runtimeUser(),
            "YEMAE_DB_PASSWORD", database.runtimePassword(),
            "YEMAE_DB_OWNER_USER", database.user(),
            "YEMAE_DB_OWNER_PASSWORD", database.password(),
            // A server that uses the real gateway refuses to start with the tests' passwords.
            "YEMAE_TOSS_URL", sandbox.address().toString(),
            "YEMAE_MAIL_PORT", String.valueOf(mailCatcher.smtpPort()),
            // Nobody outside this machine is asked for the time.
            "YEMAE_NTP_SERVER", "");
    }

    /** The system properties for payments at this sandbox. The gateway timeout is three seconds, so that tests of a slow gateway end. */
    public static Map<String, String> propertiesOf(PaymentSandbox sandbox) {
        return Map.of(
            "yemae.toss.url", sandbox.address().toString(),
            "yemae.toss.secret.key", SandboxSettings.SECRET_KEY,
            "yemae.toss.client.key", SandboxSettings.CLIENT_KEY,
            "yemae.toss.timeout.ms", "3000",
            "yemae.payment.module.url", sandbox.address().toString(),
            "yemae.payment.module.secret", SandboxSettings.MODULE_SECRET);
    }

    public static PaymentSandbox sandbox() {
        return sandbox;
    }

    /** At which the bots of rehearsals pay. Everybody else pays at {@link #sandbox()}, as at the real gateway. */
    public static PaymentSandbox sandboxOfRehearsals() {
        return rehearsals;
    }

    public static URI http() {
        return URI.create("http://localhost:" + (HTTP_PORT + portOffset));
    }

    /** Executes an operation on the server's management model; fails unless it succeeds. @return its result */
    public static ModelNode managed(ModelNode operation) throws IOException {
        try (ModelControllerClient client = ModelControllerClient.Factory.create("localhost", MANAGEMENT_PORT + portOffset)) {
            ModelNode answer = client.execute(operation);
            if (!answer.get("outcome").asString().equals("success")) {
                throw new AssertionError(answer);
            }
            return answer.get("result");
        }
    }

    public static URI management() {
        return URI.create("http://localhost:" + (MANAGEMENT_PORT + portOffset));
    }

    /** The database as the owner of the schema, who has more privileges than the platform. */
    public static Sql sql() {
        return sql(database);
    }

    /** The database as the platform's own user. */
    public static Sql runtimeSql() {
        return new Sql(database.jdbcUrl(), database.runtimeUser(), database.runtimePassword());
    }

    public static Sql sql(Database database) {
        return new Sql(database.jdbcUrl(), database.user(), database.password());
    }

    /** The database server's own database, as its superuser: for the statistics that only they can see. */
    public static Sql statistics() {
        return superuserOf("jdbc:postgresql://localhost:" + database.port() + "/postgres");
    }

    /** The platform's database as the superuser, who can switch triggers and foreign keys off. */
    public static Sql superuserSql() {
        return superuserOf(database.jdbcUrl());
    }

    private static Sql superuserOf(String url) {
        return new Sql(url, SUPERUSER, Secrets.in(DIRECTORY.resolve("postgres/secrets.properties")).get(SUPERUSER));
    }

    /** The process of the database that the tests share; its children serve the connections. */
    public static ProcessHandle databaseProcess() {
        return processOfDatabase(DIRECTORY.resolve("postgres"));
    }

    public static ProcessHandle processOfDatabase(Path folder) {
        try {
            String pid = Files.readAllLines(folder.resolve("cluster/postmaster.pid")).get(0).strip();
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path directory() {
        return DIRECTORY;
    }

    /** A log of the server that tests share. @param name such as {@code events.log} */
    public static Path log(String name) {
        return DIRECTORY.resolve("server/log").resolve(name);
    }

    /** The keys with which the server that tests share signs access tokens. */
    public static Path keys() {
        return keysOf(DIRECTORY.resolve("server"));
    }

    public static Path keysOf(Path server) {
        return server.resolve("data/yemae/keys");
    }

    public static List<String> mailsTo(String address) {
        return mailCatcher.mails().stream().filter(mail -> mail.to().contains(address)).map(CaughtMail::body).toList();
    }

    /** Each mail to this address as it was sent, oldest first. */
    public static List<String> mailSourcesTo(String address) {
        return mailCatcher.mails().stream().filter(mail -> mail.to().contains(address)).map(CaughtMail::source).toList();
    }

    /** Runs something while there is no mail server. */
    public static void withoutMail(Runnable what) {
        int port = mailCatcher.smtpPort();
        mailCatcher.stop();
        try {
            what.run();
        } finally {
            mailCatcher = MailCatcher.start(port, Ports.free());
        }
    }

    /** An offset at which all ports of a server are free. */
    public static int portOffset() {
        return Ports.freeOffset(HTTP_PORT, MANAGEMENT_PORT, HTTPS_PORT, DOCS_PORT, CLUSTER_PORT, MESSAGING_PORT);
    }
}
