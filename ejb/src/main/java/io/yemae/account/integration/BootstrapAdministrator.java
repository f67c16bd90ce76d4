package io.yemae.account.integration;

import io.yemae.account.Accounts;
import io.yemae.account.RegisterUser;
import io.yemae.shared.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Gives a new installation its first administrator, by the address and password in its settings. An existing account stays as it is. */
@Startup
@Singleton
@DependsOn("Migrations")
// The facade opens the transactions that it needs.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BootstrapAdministrator {

    @Inject
    Settings settings;

    @Inject
    Accounts accounts;

    @PostConstruct
    void ensure() {
        if (settings.adminEmail().isPresent() && settings.adminPassword().isPresent()) {
            accounts.ensureAdministrator(
                new RegisterUser("관리자", settings.adminEmail().get(), settings.adminPassword().get(), "010-0000-0000"));
        }
    }
}
