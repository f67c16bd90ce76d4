package io.yemae.devservices;

/** What a newcomer has to know once everything runs: where things are, who can log in, and one command that shows it at work. */
final class Banner {
    private final LauncherSettings settings;

    Banner(LauncherSettings settings) {
        this.settings = settings;
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
              Payment sandbox  %s/
              Documents too    %s

              Accounts, all with the password %s
                buyer@yemae.test      a buyer with 1,000,000 points
                operator@yemae.test   an operator
                %s      the administrator

              %s
            """.formatted(settings.data(), site, site, site, management, management, management, LauncherSettings.DEMO_PASSWORD,
                settings.address(LauncherSettings.MAIL_PAGE), settings.address(LauncherSettings.SANDBOX), documents(),
                LauncherSettings.DEMO_PASSWORD, LauncherSettings.ADMIN_EMAIL, sellASeat(site))
            .replaceAll("(?m)^ +Documents too +\\R", "");
    }

    private String documents() {
        String address = settings.address(LauncherSettings.DOCS);
        return settings.hasDocsPort() ? address + "/docs   " + address + "/openapi.json" : "";
    }

    private static String sellASeat(String site) {
        return "Log in: curl -s " + site + "/api/auth/login -H 'Content-Type: application/json' "
            + "-d '{\"email\":\"buyer@yemae.test\",\"password\":\"" + LauncherSettings.DEMO_PASSWORD + "\"}'";
    }
}
