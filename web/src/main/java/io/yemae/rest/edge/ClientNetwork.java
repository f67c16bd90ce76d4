package io.yemae.rest.edge;

/**
 * What counts as one client, as text: for what is counted behind the edge, by {@code getRemoteAddr()}, which is the client's address
 * there.
 */
public final class ClientNetwork {

    private ClientNetwork() {
    }

    /** @param address as text; what is none is returned as it is */
    public static String text(String address) {
        return TrustedProxies.address(address).map(known -> {
            String network = Client.network(known).getHostAddress();
            return network.contains(":") ? network + "/64" : network;
        }).orElse(address);
    }
}
