package io.yemae.devservices.launcher;

import io.yemae.devservices.Secrets;
import io.yemae.devservices.ServiceFailure;
import io.yemae.devservices.demo.Accounts;
import java.nio.file.Files;
import java.util.Set;

/** Chooses between demo accounts and accounts with passwords of their own, by {@code YEMAE_ACCOUNTS} and by the existing data. */
final class AccountChoice {
    private static final String VARIABLE = "YEMAE_ACCOUNTS";
    private static final String ADMINISTRATOR_PASSWORD = "YEMAE_ADMIN_PASSWORD";
    private static final String DEMO = "demo";
    private static final String OWN = "own";
    /** The name under which the choice is stored with the secrets. */
    private static final String STORED = "accounts";

    private final LauncherSettings settings;
    private final Secrets secrets;

    private AccountChoice(LauncherSettings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /**
     * @throws ServiceFailure if the published demo password could be used from the network, if the existing data has other accounts than
     *                        chosen, or if the value of the variable is unknown
     */
    static Accounts of(LauncherSettings settings, Secrets secrets) {
        return new AccountChoice(settings, secrets).choose();
    }

    private Accounts choose() {
        String stored = stored();
        String requested = settings.environment().getOrDefault(VARIABLE, "");
        if (!Set.of("", DEMO, OWN).contains(requested)) {
            throw new ServiceFailure(VARIABLE + " must be " + DEMO + " or " + OWN + ", and not " + requested + ".");
        }
        String chosen = !requested.isEmpty() ? requested : stored.isEmpty() ? DEMO : stored;
        if (chosen.equals(DEMO) && !settings.isBoundToLoopback()) {
            throw new ServiceFailure("YEMAE_BIND=" + settings.bindAddress() + " would open the demo's accounts, whose passwords are "
                + "published, to the network; set " + VARIABLE + "=" + OWN + " for accounts with passwords of their own, or leave "
                + "YEMAE_BIND at a loopback address.");
        }
        if (!stored.isEmpty() && !stored.equals(chosen)) {
            throw new ServiceFailure("The accounts in " + settings.data() + " are those of " + VARIABLE + "=" + stored
                + "; move that folder away to begin with " + VARIABLE + "=" + chosen + ".");
        }
        secrets.put(STORED, chosen);
        return chosen.equals(DEMO) ? Accounts.ofDemo() : Accounts.withPasswords(administratorPassword(), secrets.get("operator"));
    }

    /** The choice with which the data was created; empty if there is no data. Data of versions without a choice has the demo accounts. */
    private String stored() {
        if (secrets.has(STORED)) {
            return secrets.get(STORED);
        }
        return Files.exists(settings.database().resolve("cluster")) ? DEMO : "";
    }

    private String administratorPassword() {
        String given = settings.environment().getOrDefault(ADMINISTRATOR_PASSWORD, "");
        return given.isEmpty() ? secrets.get("administrator") : given;
    }
}
