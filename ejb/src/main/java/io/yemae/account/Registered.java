package io.yemae.account;

/** A new account was created. Fired within the transaction that creates it. */
public record Registered(UserView user) {
}
