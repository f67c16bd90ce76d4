package io.yemae.devservices.demo;

/**
 * The accounts of a new installation: either the demo accounts, whose password is published, or an administrator and an operator with
 * passwords of their own.
 */
public record Accounts(boolean demo, String administratorPassword, String operatorPassword) {
    public static final String DEMO_PASSWORD = "Yemae-demo-1!";
    public static final String ADMINISTRATOR = "admin@yemae.test";
    public static final String OPERATOR = "operator@yemae.test";
    public static final String BUYER = "buyer@yemae.test";

    /** The demo accounts, which must not be reachable from a network. */
    public static Accounts ofDemo() {
        return new Accounts(true, DEMO_PASSWORD, DEMO_PASSWORD);
    }

    public static Accounts withPasswords(String administrator, String operator) {
        return new Accounts(false, administrator, operator);
    }
}
