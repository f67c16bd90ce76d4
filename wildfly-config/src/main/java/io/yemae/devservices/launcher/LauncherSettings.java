package io.yemae.devservices.launcher;

import io.yemae.devservices.ServiceFailure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The launcher's files, ports and options. Ports and options can be changed by environment variables.
 *
 * @param project     the top folder of the build
 * @param environment the environment variables of this process
 */
record LauncherSettings(Path project, Map<String, String> environment) {
    private static final String NODES = "YEMAE_NODES";
    private static final String LOOPBACK = "127.0.0.1";

    /** A port, its purpose, the variable that changes it, and its default number. */
    record Port(String purpose, String variable, int defaultNumber) {
    }

    static final Port HTTP = new Port("the site", "YEMAE_HTTP_PORT", 8080);
    static final Port HTTPS = new Port("the site over HTTPS", "YEMAE_HTTPS_PORT", 8443);
    static final Port MANAGEMENT = new Port("health, metrics and the admin console", "YEMAE_MANAGEMENT_PORT", 9990);
    static final Port DATABASE = new Port("PostgreSQL", "YEMAE_DB_PORT", 54329);
    static final Port SMTP = new Port("the mail catcher", "YEMAE_SMTP_PORT", 3025);
    static final Port MAIL_PAGE = new Port("the mail catcher's page", "YEMAE_MAIL_PAGE_PORT", 8025);
    static final Port SANDBOX = new Port("the payment sandbox", "YEMAE_SANDBOX_PORT", 8099);
    /** Used only if its variable is set. */
    static final Port DOCS = new Port("the documents", "YEMAE_DOCS_PORT", 9090);

    /** Used only with several servers. */
    static final Port CLUSTER = new Port("messages between the servers", "YEMAE_CLUSTER_PORT", 7600);
    static final Port MESSAGING = new Port("the messages between the servers", "YEMAE_MESSAGING_PORT", 5445);

    private static final List<Port> SHARED = List.of(DATABASE, SMTP, MAIL_PAGE, SANDBOX);
    /** Their pools have room in the connections of the database. */
    private static final int MAX_NODES = 4;
    /** The difference between the ports of two servers. */
    private static final int PORT_OFFSET = 100;

    /** A port on which a service will listen. @param offset the difference to the number that its variable names */
    record UsedPort(Port port, int offset, int number) {
    }

    /** All ports that will be used. */
    List<UsedPort> ports() {
        List<UsedPort> ports = new ArrayList<>();
        for (int node = 1; node <= nodes(); node++) {
            for (Port port : portsOfServer()) {
                ports.add(new UsedPort(port, offset(port, node), number(port, node)));
            }
        }
        Stream.concat(SHARED.stream(), isBalanced() ? sitePorts().stream() : Stream.empty())
            .forEach(port -> ports.add(new UsedPort(port, 0, number(port))));
        return ports;
    }

    private List<Port> portsOfServer() {
        List<Port> ports = new ArrayList<>(List.of(HTTPS, MANAGEMENT));
        if (isBalanced()) {
            ports.addAll(List.of(HTTP, CLUSTER, MESSAGING));
        } else {
            ports.addAll(sitePorts());
        }
        return ports;
    }

    /** The ports over HTTP without TLS that are those of the site: of the only server, or of the balancer. */
    List<Port> sitePorts() {
        return hasDocsPort() ? List.of(HTTP, DOCS) : List.of(HTTP);
    }

    /**
     * The number of servers, which share one database.
     *
     * @throws ServiceFailure if it is not one from 1 to 4
     */
    int nodes() {
        String value = environment.getOrDefault(NODES, "");
        if (value.isBlank()) {
            return 1;
        }
        if (!value.matches("[1-9]") || Integer.parseInt(value) > MAX_NODES) {
            throw new ServiceFailure(NODES + " must be a number from 1 to " + MAX_NODES + ", and not " + value + ".");
        }
        return Integer.parseInt(value);
    }

    /** Whether there are several servers, with a balancer in front of them. */
    boolean isBalanced() {
        return nodes() > 1;
    }

    boolean hasDocsPort() {
        return environment.containsKey(DOCS.variable());
    }

    /** @throws ServiceFailure if the variable is not a port number */
    int number(Port port) {
        String value = environment.getOrDefault(port.variable(), "");
        if (value.isBlank()) {
            return port.defaultNumber();
        }
        if (!value.matches("[1-9][0-9]{0,4}") || Integer.parseInt(value) > 65_535) {
            throw new ServiceFailure(port.variable() + " is not a port: " + value + ".");
        }
        return Integer.parseInt(value);
    }

    /** The port of one server. @param node from 1 */
    int number(Port port, int node) {
        int offset = offset(port, node);
        int number = number(port) + offset;
        if (number > 65_535) {
            throw new ServiceFailure(
                port.variable() + " leaves no room for the port of server " + node + ", which is " + offset + " above it.");
        }
        return number;
    }

    /** With a balancer, the site's own ports are the balancer's. */
    private int offset(Port port, int node) {
        return offset(isBalanced() && (port.equals(HTTP) || port.equals(HTTPS)) ? node + 1 : node);
    }

    /** The difference between the ports of a server and those of the first. @param node from 1 */
    static int offset(int node) {
        return (node - 1) * PORT_OFFSET;
    }

    /** The network address on which a server listens: only the balancer reaches those behind it. */
    String serverAddress() {
        return isBalanced() ? LOOPBACK : bindAddress();
    }

    /** The network address on which the site listens. By default it is reachable from this machine only. */
    String bindAddress() {
        return environment.getOrDefault("YEMAE_BIND", LOOPBACK);
    }

    /** Whether the site is reachable from this machine only. False if the address cannot be resolved. */
    boolean isBoundToLoopback() {
        try {
            return InetAddress.getByName(bindAddress()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The heap of a server. Minimum and maximum are the same, so that it does not grow and shrink with the load. */
    String heap() {
        return environment.getOrDefault("YEMAE_HEAP", "1g");
    }

    String address(Port port) {
        return "http://localhost:" + number(port);
    }

    /** The address of one server. @param node from 1 */
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

    /** The base folder of a server. @param node from 1 */
    Path server(int node) {
        return data().resolve(node == 1 ? "server" : "server-" + node);
    }

    /** All possible base folders. An earlier run may have had more servers than this one. */
    List<Path> servers() {
        return IntStream.rangeClosed(1, MAX_NODES).mapToObj(this::server).toList();
    }

    /** The signing keys of the first server. All servers use them, so that each accepts the tokens of the others. */
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
