package io.yemae.account.integration;

import io.yemae.account.Accounts;
import io.yemae.account.RegisterUser;
import io.yemae.shared.text.Language;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates the first administrator with the address and password in the settings. An existing account is not changed. */
@Startup
@Singleton
@DependsOn("Migrations")
// The facade opens the transactions that it needs.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BootstrapAdministrator {

    @Inject
    @ConfigProperty(name = "yemae.admin.email")
    Optional<String> email;

    @Inject
    @ConfigProperty(name = "yemae.admin.password")
    Optional<String> password;

    @Inject
    Accounts accounts;

    @PostConstruct
    void ensure() {
        if (email.isPresent() && password.isPresent()) {
            accounts.ensureAdministrator(
                new RegisterUser("관리자", email.get(), password.get(), "010-0000-0000", Language.KO));
        }
    }
}
