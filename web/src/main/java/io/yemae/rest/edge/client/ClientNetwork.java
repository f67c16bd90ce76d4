package io.yemae.rest.edge.client;

/**
 * The network that counts as one client, as text, for counters behind the edge. There, {@code getRemoteAddr()} is the address of the
 * client.
 */
public final class ClientNetwork {

    private ClientNetwork() {
    }

    /** @param address as text; returned unchanged if it is not an address */
    public static String text(String address) {
        return TrustedProxies.address(address).map(known -> {
            String network = Client.network(known).getHostAddress();
            return network.contains(":") ? network + "/64" : network;
        }).orElse(address);
    }
}
