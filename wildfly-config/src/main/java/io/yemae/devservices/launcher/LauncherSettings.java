package io.yemae.devservices.launcher;

import io.yemae.devservices.ServiceFailure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where the launcher finds and puts things, and which ports it takes. A port is moved by its environment variable.
 *
 * @param project     the top folder of the build
 * @param environment the variables of the launcher's own process
 */
record LauncherSettings(Path project, Map<String, String> environment) {
    private static final String NODES = "YEMAE_NODES";

    /** A port, what it is for, and the variable that moves it. */
    record Port(String purpose, String variable, int standard) {
    }

    static final Port HTTP = new Port("the site", "YEMAE_HTTP_PORT", 8080);
    static final Port HTTPS = new Port("the site over HTTPS", "YEMAE_HTTPS_PORT", 8443);
    static final Port MANAGEMENT = new Port("health, metrics and the admin console", "YEMAE_MANAGEMENT_PORT", 9990);
    static final Port DATABASE = new Port("PostgreSQL", "YEMAE_DB_PORT", 54329);
    static final Port SMTP = new Port("the mail catcher", "YEMAE_SMTP_PORT", 3025);
    static final Port MAIL_PAGE = new Port("the mail catcher's page", "YEMAE_MAIL_PAGE_PORT", 8025);
    static final Port SANDBOX = new Port("the payment sandbox", "YEMAE_SANDBOX_PORT", 8099);
    /** Only listened on when its variable is set. */
    static final Port DOCS = new Port("the documents", "YEMAE_DOCS_PORT", 9090);

    /** Only opened by one server of several. */
    static final Port CLUSTER = new Port("what the servers tell each other", "YEMAE_CLUSTER_PORT", 7600);
    static final Port MESSAGING = new Port("the messages between the servers", "YEMAE_MESSAGING_PORT", 5445);

    private static final List<Port> SHARED = List.of(DATABASE, SMTP, MAIL_PAGE, SANDBOX);
    private static final List<Port> OF_EACH_SERVER = List.of(HTTP, HTTPS, MANAGEMENT);
    private static final int MOST_NODES = 2;
    /** How far the ports of the second server are from those of the first. */
    private static final int APART = 100;

    /** A port that a server or a service will listen on. @param node of which server, from 1 */
    record TakenPort(Port port, int node, int number) {
    }

    /** All of them, each once. */
    List<TakenPort> ports() {
        List<TakenPort> ports = new ArrayList<>();
        for (int node = 1; node <= nodes(); node++) {
            for (Port port : portsOfServer()) {
                ports.add(new TakenPort(port, node, number(port, node)));
            }
        }
        SHARED.forEach(port -> ports.add(new TakenPort(port, 1, number(port))));
        return ports;
    }

    private List<Port> portsOfServer() {
        List<Port> ports = new ArrayList<>(OF_EACH_SERVER);
        if (hasDocsPort()) {
            ports.add(DOCS);
        }
        if (nodes() > 1) {
            ports.addAll(List.of(CLUSTER, MESSAGING));
        }
        return ports;
    }

    /** How many servers run side by side on one database. */
    int nodes() {
        String value = environment.getOrDefault(NODES, "");
        if (value.isBlank()) {
            return 1;
        }
        if (!value.matches("[1-9]") || Integer.parseInt(value) > MOST_NODES) {
            throw new ServiceFailure(NODES + " must be 1 or " + MOST_NODES + ", and not " + value + ".");
        }
        return Integer.parseInt(value);
    }

    boolean hasDocsPort() {
        return environment.containsKey(DOCS.variable());
    }

    int number(Port port) {
        String value = environment.getOrDefault(port.variable(), "");
        if (value.isBlank()) {
            return port.standard();
        }
        if (!value.matches("[1-9][0-9]{0,4}") || Integer.parseInt(value) > 65_535) {
            throw new ServiceFailure(port.variable() + " is not a port: " + value + ".");
        }
        return Integer.parseInt(value);
    }

    /** That of a server. @param node from 1 */
    int number(Port port, int node) {
        int number = number(port) + offset(node);
        if (number > 65_535) {
            throw new ServiceFailure(port.variable() + " leaves no room for the ports of server " + node + ", which are " + offset(node) + " above it.");
        }
        return number;
    }

    /** By how much the ports of a server are above those of the first. @param node from 1 */
    static int offset(int node) {
        return (node - 1) * APART;
    }

    /** The address that the site is reached at from elsewhere; this machine only unless said otherwise. */
    String bindAddress() {
        return environment.getOrDefault("YEMAE_BIND", "127.0.0.1");
    }

    /** Whether the site can be reached from this machine alone. A name that means nothing is taken for an address of the network. */
    boolean isBoundToLoopback() {
        try {
            return InetAddress.getByName(bindAddress()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Fixed, so that the heap does not grow and shrink with the load. */
    String heap() {
        return environment.getOrDefault("YEMAE_HEAP", "1g");
    }

    String address(Port port) {
        return "http://localhost:" + number(port);
    }

    /** That of a server. @param node from 1 */
    String address(Port port, int node) {
        return "http://localhost:" + number(port, node);
    }

    Path archive() {
        return project.resolve("ear/target/yemae.ear");
    }

    Path configureScript() {
        return project.resolve("wildfly-config/configure.sh");
    }

    Path data() {
        return project.resolve("data");
    }

    Path database() {
        return data().resolve("postgres");
    }

    /** What a server has of its own. @param node from 1 */
    Path server(int node) {
        return data().resolve(node == 1 ? "server" : "server-" + node);
    }

    /** All that there may be, also from earlier runs with more servers than now. */
    List<Path> servers() {
        return IntStream.rangeClosed(1, MOST_NODES).mapToObj(this::server).toList();
    }

    /** The keys of the first server: a token of one is good at all. */
    Path keys() {
        return server(1).resolve("data/yemae/keys");
    }

    Path secrets() {
        return data().resolve("secrets.properties");
    }

    Path run() {
        return data().resolve("run");
    }
}
