package io.yemae.rest.edge.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The reverse proxies whose forwarding headers are trusted: single addresses and networks in CIDR notation, IPv4 and IPv6. */
public final class TrustedProxies {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern IPV4_WITH_PORT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}):\\d{1,5}");
    private static final Pattern IPV6_IN_BRACKETS = Pattern.compile("\\[([0-9a-fA-F:.]+)](?::\\d{1,5})?");

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = networks;
    }

    private record Network(byte[] address, int bits) {

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            int bytes = bits / Byte.SIZE;
            int rest = bits % Byte.SIZE;
            return Arrays.equals(address, 0, bytes, other, 0, bytes)
                && (rest == 0 || ((address[bytes] ^ other[bytes]) & 0xFF) >>> (Byte.SIZE - rest) == 0);
        }
    }

    /**
     * @param list such as {@code 127.0.0.1,10.0.0.0/8,fd00::/8}; blank for none
     * @throws IllegalArgumentException if an entry is neither an address nor a network
     */
    public static TrustedProxies of(String list) {
        return new TrustedProxies(Arrays.stream(list.split("[,\\s]+"))
            .filter(each -> !each.isEmpty())
            .map(TrustedProxies::network)
            .toList());
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        for (Network each : networks) {
            if (each.contains(bytes)) {
                return true;
            }
        }
        return false;
    }

    /** An address as a proxy writes it, with or without a port. Never queries a name server. */
    static Optional<InetAddress> address(String text) {
        String literal = IPV4_WITH_PORT.matcher(text).replaceFirst("$1");
        literal = IPV6_IN_BRACKETS.matcher(literal).replaceFirst("$1");
        if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static Network network(String text) {
        String[] parts = text.split("/", -1);
        byte[] address = address(parts[0]).orElseThrow(() -> wrong(text)).getAddress();
        int all = address.length * Byte.SIZE;
        if (parts.length == 1) {
            return new Network(address, all);
        }
        if (parts.length != 2 || !parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > all) {
            throw wrong(text);
        }
        return new Network(address, Integer.parseInt(parts[1]));
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
            "YEMAE_TRUSTED_PROXIES is a list of addresses and networks, separated by commas, and not " + text);
    }
}
