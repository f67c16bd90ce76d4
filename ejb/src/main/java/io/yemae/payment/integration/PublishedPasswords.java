package io.yemae.payment.integration;

import io.yemae.payment.GatewayAddress;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;

/** Keeps an installation that takes real money from starting with a password that is published in the documentation or the source. */
@Startup
@Singleton
// It only opens connections, and needs no transaction.
@TransactionManagement(TransactionManagementType.BEAN)
public class PublishedPasswords {
    private static final String DATABASE = "yemae";

    /** The variables that set a secret, with their published values. */
    private static final Map<String, List<String>> PUBLISHED = Map.of(
        "YEMAE_ADMIN_PASSWORD", List.of("Yemae-demo-1!"),
        "YEMAE_CLUSTER_PASSWORD", List.of("", "yemae-cluster"),
        "YEMAE_KEYSTORE_PASSWORD", List.of("password"),
        "YEMAE_TOSS_SECRET_KEY", List.of("test_sk_yemae_sandbox"),
        "YEMAE_PAYMENT_MODULE_SECRET", List.of("module_secret_yemae_sandbox"));

    @Resource(lookup = "java:jboss/datasources/YemaeDS")
    DataSource runtime;

    @Resource(lookup = "java:jboss/datasources/YemaeOwnerDS")
    DataSource owner;

    @Inject
    GatewayAddress gateway;

    /** @throws IllegalStateException naming the variable, so that the deployment fails with it */
    @PostConstruct
    void refuse() {
        if (!gateway.isReal()) {
            return;
        }
        Optional<String> variable = published(System.getenv())
            .or(() -> isOpen(runtime) ? Optional.of("YEMAE_DB_PASSWORD") : Optional.empty())
            .or(() -> isOpen(owner) ? Optional.of("YEMAE_DB_OWNER_PASSWORD") : Optional.empty());
        variable.ifPresent(name -> {
            throw new IllegalStateException(
                "The platform does not start with the real payment gateway and a password that is published: set " + name
                + " to one of your own (wildfly-config/README.md, Hardening).");
        });
    }

    /**
     * The variable that has a published value. The key store that the scripts make holds a test certificate, so its password is no secret.
     */
    static Optional<String> published(Map<String, String> environment) {
        if (environment.containsKey("YEMAE_KEYSTORE") && !environment.containsKey("YEMAE_KEYSTORE_PASSWORD")) {
            return Optional.of("YEMAE_KEYSTORE_PASSWORD");
        }
        return PUBLISHED.entrySet().stream()
            .filter(each -> environment.containsKey(each.getKey()) && each.getValue().contains(environment.get(each.getKey())))
            .map(Map.Entry::getKey)
            .sorted()
            .findFirst();
    }

    /**
     * Tries the login instead of reading the configuration: the password may come from a credential store, and a database may trust every
     * client.
     */
    private static boolean isOpen(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            String url = connection.getMetaData().getURL();
            Properties login = new Properties();
            login.setProperty("user", connection.getMetaData().getUserName());
            login.setProperty("password", DATABASE);
            for (Driver driver : Collections.list(DriverManager.getDrivers())) {
                if (driver.acceptsURL(url)) {
                    return connects(driver, url, login);
                }
            }
            return false;
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be reached.", e);
        }
    }

    private static boolean connects(Driver driver, String url, Properties login) {
        try (Connection connection = driver.connect(url, login)) {
            return connection != null;
        } catch (SQLException e) {
            return false;
        }
    }
}
