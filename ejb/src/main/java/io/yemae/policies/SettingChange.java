package io.yemae.policies;

/** A policy or feature flag was changed on this node. Fired in the transaction of the change. */
record SettingChange() {
}
