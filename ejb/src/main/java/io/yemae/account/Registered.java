package io.yemae.account;

/** Somebody has a new account. Fired within the transaction that makes it. */
public record Registered(UserView user) {
}
