package io.yemae.rest.edge.client;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The origin of a request.
 *
 * @param address of the client, according to its connection or a trusted proxy
 * @param trusted whether it is itself a trusted proxy, to which limits by address do not apply
 */
public record Client(InetAddress address, boolean trusted) {
    private static final AttachmentKey<Client> KEY = AttachmentKey.create(Client.class);
    private static final int NETWORK_BYTES_OF_IPV6 = 8;

    /**
     * @param peer      the other end of the connection
     * @param forwarded the values of {@code X-Forwarded-For}, in order; each proxy appends the address of its caller
     */
    static Client of(InetAddress peer, List<String> forwarded, TrustedProxies proxies) {
        if (!proxies.contains(peer)) {
            return new Client(peer, false);
        }
        InetAddress last = peer;
        Iterator<String> hops = rightToLeft(forwarded);
        while (hops.hasNext()) {
            Optional<InetAddress> hop = TrustedProxies.address(hops.next());
            if (hop.isEmpty()) {
                // Everything further left was sent by an unknown party.
                break;
            }
            last = hop.get();
            if (!proxies.contains(last)) {
                return new Client(last, false);
            }
        }
        return new Client(last, true);
    }

    void attachTo(HttpServerExchange exchange) {
        exchange.putAttachment(KEY, this);
    }

    public static Client of(HttpServerExchange exchange) {
        return exchange.getAttachment(KEY);
    }

    /** The network that counts as one client: an IPv4 address, or the /64 of an IPv6 address, the smallest block that one line is given. */
    public InetAddress network() {
        return network(address);
    }

    public static InetAddress network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES_OF_IPV6, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Iterator<String> rightToLeft(List<String> forwarded) {
        String[] hops = String.join(",", forwarded).split(",");
        return new Iterator<>() {
            private int left = forwarded.isEmpty() ? 0 : hops.length;

            @Override
            public boolean hasNext() {
                return left > 0;
            }

            @Override
            public String next() {
                return hops[--left].strip();
            }
        };
    }
}
