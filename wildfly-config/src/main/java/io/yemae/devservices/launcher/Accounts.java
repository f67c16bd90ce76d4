package io.yemae.devservices.launcher;

import io.yemae.devservices.Secrets;
import io.yemae.devservices.ServiceFailure;
import java.nio.file.Files;
import java.util.Set;

/**
 * Who can log in to begin with. Either the accounts of the demo, whose passwords everybody knows, for this machine alone; or an administrator and an
 * operator with passwords of this installation's own.
 */
public record Accounts(boolean demo, String administratorPassword, String operatorPassword) {
    public static final String DEMO_PASSWORD = "Yemae-demo-1!";
    public static final String ADMINISTRATOR = "admin@yemae.test";
    public static final String OPERATOR = "operator@yemae.test";
    public static final String BUYER = "buyer@yemae.test";

    private static final String VARIABLE = "YEMAE_ACCOUNTS";
    private static final String ADMINISTRATOR_PASSWORD = "YEMAE_ADMIN_PASSWORD";
    private static final String DEMO = "demo";
    private static final String OWN = "own";
    private static final String KEPT = "accounts";

    /** @throws ServiceFailure when published passwords would be open to the network, or the data folder was made with other accounts */
    static Accounts of(LauncherSettings settings, Secrets secrets) {
        String kept = kept(settings, secrets);
        String wanted = settings.environment().getOrDefault(VARIABLE, "");
        if (!Set.of("", DEMO, OWN).contains(wanted)) {
            throw new ServiceFailure(VARIABLE + " must be " + DEMO + " or " + OWN + ", and not " + wanted + ".");
        }
        String chosen = !wanted.isEmpty() ? wanted : kept.isEmpty() ? DEMO : kept;
        if (chosen.equals(DEMO) && !settings.isBoundToLoopback()) {
            throw new ServiceFailure("YEMAE_BIND=" + settings.bindAddress() + " would open the demo's accounts, whose passwords are published, to the network; "
                + "set " + VARIABLE + "=" + OWN + " for accounts with passwords of their own, or leave YEMAE_BIND at a loopback address.");
        }
        if (!kept.isEmpty() && !kept.equals(chosen)) {
            throw new ServiceFailure("The accounts in " + settings.data() + " are those of " + VARIABLE + "=" + kept + "; move that folder away to begin with "
                + VARIABLE + "=" + chosen + ".");
        }
        secrets.put(KEPT, chosen);
        return chosen.equals(DEMO) ? new Accounts(true, DEMO_PASSWORD, DEMO_PASSWORD)
            : new Accounts(false, administratorPassword(settings, secrets), secrets.get("operator"));
    }

    /** What the data folder was made with; the demo's, if that was before there was a choice. Empty if nothing was made yet. */
    private static String kept(LauncherSettings settings, Secrets secrets) {
        if (secrets.has(KEPT)) {
            return secrets.get(KEPT);
        }
        return Files.exists(settings.database().resolve("cluster")) ? DEMO : "";
    }

    private static String administratorPassword(LauncherSettings settings, Secrets secrets) {
        String given = settings.environment().getOrDefault(ADMINISTRATOR_PASSWORD, "");
        return given.isEmpty() ? secrets.get("administrator") : given;
    }
}
