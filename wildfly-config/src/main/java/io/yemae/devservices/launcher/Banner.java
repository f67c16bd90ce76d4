package io.yemae.devservices.launcher;

import io.yemae.devservices.demo.Accounts;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The text after the start: addresses, accounts, and a command that sells a seat. */
final class Banner {
    private final LauncherSettings settings;
    private final Accounts accounts;

    Banner(LauncherSettings settings, Accounts accounts) {
        this.settings = settings;
        this.accounts = accounts;
    }

    @Override
    public String toString() {
        String site = settings.address(LauncherSettings.HTTP);
        String management = settings.address(LauncherSettings.MANAGEMENT);
        return """

            Yemae is running. Ctrl-C stops it; the data stays in %s.

              Site             %s/
              API              %s/docs   %s/openapi.json
              Health, metrics  %s/health   %s/metrics
              Admin console    %s/console   (admin, %s)
              Caught mail      %s/
              Payment sandbox  %s/sandbox
              Documents too    %s
              Servers behind   %s

            """.formatted(settings.data(), site, site, site, management, management, management, accounts.administratorPassword(),
                settings.address(LauncherSettings.MAIL_PAGE), settings.address(LauncherSettings.SANDBOX), documents(), servers())
            .replaceAll("(?m)^ +(Documents too|Servers behind) +\\R", "")
            + (accounts.demo() ? demoAccounts(site) : ownAccounts());
    }

    private static String demoAccounts(String site) {
        return """
              Accounts, all with the password %s, for this machine only
                %s      a buyer with 1,000,000 points
                %s   an operator
                %s      the administrator

              This line sells a seat:
              %s
            """.formatted(Accounts.DEMO_PASSWORD, Accounts.BUYER, Accounts.OPERATOR, Accounts.ADMINISTRATOR, sellASeat(site));
    }

    private String ownAccounts() {
        return """
              Accounts, with the passwords that they were made with (kept in %s)
                %s      the administrator   %s
                %s   an operator         %s
            """.formatted(settings.secrets(), Accounts.ADMINISTRATOR, accounts.administratorPassword(),
                Accounts.OPERATOR, accounts.operatorPassword());
    }

    private String documents() {
        String address = settings.address(LauncherSettings.DOCS);
        return settings.hasDocsPort() ? address + "/docs   " + address + "/openapi.json" : "";
    }

    /** The servers behind a balancer, each with its health. */
    private String servers() {
        return !settings.isBalanced() ? "" : IntStream.rangeClosed(1, settings.nodes())
            .mapToObj(node -> settings.address(LauncherSettings.HTTP, node) + "/   "
                + settings.address(LauncherSettings.MANAGEMENT, node) + "/health")
            .collect(Collectors.joining("\n                   "));
    }

    /** A command that logs in, reserves the first free seat of the first event on sale, and pays for it. It needs a shell and curl only. */
    private static String sellASeat(String site) {
        String first = " | grep -o '\"id\":\"[^\"]*' | head -1 | cut -d'\"' -f4)";
        return String.join("; ",
            "A=" + site + "/api J='Content-Type: application/json'",
            "T=$(curl -s $A/auth/login -H \"$J\" -d '{\"email\":\"" + Accounts.BUYER + "\",\"password\":\"" + Accounts.DEMO_PASSWORD
                + "\"}' | grep -o '\"accessToken\":\"[^\"]*' | cut -d'\"' -f4)",
            "E=$(curl -s \"$A/events?status=on_sale\"" + first,
            "S=$(curl -s $A/seats/events/$E | grep -o '{[^{}]*\"available\"}'" + first,
            "R=$(curl -s $A/seats/reserve -H \"$J\" -H \"Authorization: Bearer $T\" "
                + "-d \"{\\\"eventId\\\":\\\"$E\\\",\\\"seatIds\\\":[\\\"$S\\\"]}\"" + first,
            "curl -s $A/payments/points -H \"$J\" -H \"Authorization: Bearer $T\" -d \"{\\\"reservationId\\\":\\\"$R\\\"}\"");
    }
}
