package io.yemae.account;

/**
 * Where a request comes from.
 *
 * @param address the network address, for counting: of IPv6 the network
 * @param agent   what the browser or program says it is, at most 200 characters; empty if it says nothing
 */
public record Client(String address, String agent) {
    private static final int LONGEST_AGENT = 200;

    public Client {
        agent = agent == null ? "" : agent.substring(0, Math.min(agent.length(), LONGEST_AGENT));
    }
}
