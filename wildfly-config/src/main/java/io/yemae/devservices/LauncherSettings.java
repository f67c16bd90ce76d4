package io.yemae.devservices;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the launcher finds and puts things, and which ports it takes. A port is moved by its environment variable.
 *
 * @param project     the top folder of the build
 * @param environment the variables of the launcher's own process
 */
record LauncherSettings(Path project, Map<String, String> environment) {
    static final String DEMO_PASSWORD = "Yemae-demo-1!";
    static final String ADMIN_EMAIL = "admin@yemae.test";

    /** A port, what it is for, and the variable that moves it. */
    record Port(String purpose, String variable, int standard) {
    }

    static final Port HTTP = new Port("the site", "YEMAE_HTTP_PORT", 8080);
    static final Port HTTPS = new Port("the site over HTTPS", "YEMAE_HTTPS_PORT", 8443);
    static final Port MANAGEMENT = new Port("health, metrics and the admin console", "YEMAE_MANAGEMENT_PORT", 9990);
    static final Port IIOP = new Port("the server's IIOP", "YEMAE_IIOP_PORT", 3528);
    static final Port DATABASE = new Port("PostgreSQL", "YEMAE_DB_PORT", 54329);
    static final Port SMTP = new Port("the mail catcher", "YEMAE_SMTP_PORT", 3025);
    static final Port MAIL_PAGE = new Port("the mail catcher's page", "YEMAE_MAIL_PAGE_PORT", 8025);
    static final Port SANDBOX = new Port("the payment sandbox", "YEMAE_SANDBOX_PORT", 8099);
    /** Only listened on when its variable is set. */
    static final Port DOCS = new Port("the documents", "YEMAE_DOCS_PORT", 9090);

    private static final List<Port> ALWAYS = List.of(HTTP, HTTPS, MANAGEMENT, IIOP, DATABASE, SMTP, MAIL_PAGE, SANDBOX);

    List<Port> ports() {
        return hasDocsPort() ? Stream.concat(ALWAYS.stream(), Stream.of(DOCS)).toList() : ALWAYS;
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

    /** The address that the site is reached at from elsewhere; this machine only unless said otherwise. */
    String bindAddress() {
        return environment.getOrDefault("YEMAE_BIND", "127.0.0.1");
    }

    /** Fixed, so that the heap does not grow and shrink with the load. */
    String heap() {
        return environment.getOrDefault("YEMAE_HEAP", "1g");
    }

    String address(Port port) {
        return "http://localhost:" + number(port);
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

    Path server() {
        return data().resolve("server");
    }

    Path run() {
        return data().resolve("run");
    }
}
