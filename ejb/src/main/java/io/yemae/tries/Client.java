package io.yemae.tries;

/**
 * The origin of a request.
 *
 * @param address the network address for rate limits; for IPv6 the network
 * @param agent   the user agent, at most 200 characters; empty if there is none
 */
public record Client(String address, String agent) {
    private static final int LONGEST_AGENT = 200;

    public Client {
        agent = agent == null ? "" : agent.substring(0, Math.min(agent.length(), LONGEST_AGENT));
    }
}
