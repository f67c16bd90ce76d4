package io.yemae.live.socketio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.rest.json.JsonBounds;
import io.yemae.shared.Problem;
import java.util.Optional;

/**
 * A packet of Socket.IO (protocol 5, which versions 3 and 4 use), and the text of packets to clients.
 *
 * @param namespace starts with a slash
 * @param data      missing if there is none
 */
record Packet(Type type, String namespace, JsonNode data) {
    static final String ROOT = "/";
    private static final ObjectMapper JSON = JsonBounds.plainMapper();

    /** In the order of their numbers. */
    enum Type { CONNECT, DISCONNECT, EVENT, ACK, CONNECT_ERROR, BINARY_EVENT, BINARY_ACK }

    /** Empty if the text is not a packet. */
    static Optional<Packet> read(String text) {
        int number = text.isEmpty() ? -1 : text.charAt(0) - '0';
        if (number < 0 || number >= Type.values().length) {
            return Optional.empty();
        }
        Type type = Type.values()[number];
        String rest = text.substring(1);
        int comma = rest.indexOf(',');
        boolean isNamed = rest.startsWith("/");
        String namespace = !isNamed ? ROOT : comma < 0 ? rest : rest.substring(0, comma);
        String data = !isNamed ? rest : comma < 0 ? "" : rest.substring(comma + 1);
        // Data matters on connecting, and later at the root. An event may start with a number, for an acknowledgement.
        return switch (type) {
            case CONNECT -> json(data).map(read -> new Packet(type, namespace, read));
            case EVENT -> namespace.equals(ROOT) ? json(withoutNumber(data)).map(read -> new Packet(type, namespace, read))
                : Optional.of(bare(type, namespace));
            default -> Optional.of(bare(type, namespace));
        };
    }

    static String connected(String namespace, String id) {
        return "0" + prefix(namespace) + JsonNodeFactory.instance.objectNode().put("sid", id);
    }

    static String disconnected(String namespace) {
        return "1" + prefix(namespace);
    }

    /** @param array {@code [event, data]} as JSON */
    static String event(String namespace, String array) {
        return "2" + prefix(namespace) + array;
    }

    static String refused(String namespace, Problem problem) {
        ObjectNode reason = JsonNodeFactory.instance.objectNode().put("message", problem.getMessage());
        reason.putObject("data").put("code", problem.code());
        return "4" + prefix(namespace) + reason;
    }

    private static Packet bare(Type type, String namespace) {
        return new Packet(type, namespace, JsonNodeFactory.instance.missingNode());
    }

    private static String withoutNumber(String data) {
        int start = 0;
        while (start < data.length() && Character.isDigit(data.charAt(start))) {
            start++;
        }
        return data.substring(start);
    }

    /** The root namespace is not written. */
    private static String prefix(String namespace) {
        return namespace.equals(ROOT) ? "" : namespace + ",";
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(text.isEmpty() ? JsonNodeFactory.instance.missingNode() : JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
