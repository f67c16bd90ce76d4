package io.yemae.it.account;

import io.yemae.it.kit.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A client with another address: every address of 127.0.0.0/8 is this machine. */
record RemoteClient(URI server, String address) {

    /** The status, and the seconds in Retry-After. */
    record Reply(int status, OptionalInt retryAfter) {
    }

    static RemoteClient at(String address) {
        return new RemoteClient(Platform.http(), address);
    }

    Reply post(String path, Map<String, String> body) {
        String json = body.entrySet().stream().map(each -> "\"%s\":\"%s\"".formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
        byte[] content = json.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: "
            + "close\r\nContent-Length: "
            + content.length + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), server.getPort(), InetAddress.getByName(address), 0)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(content);
            socket.getOutputStream().flush();
            return reply(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply logIn(String email, String password) {
        return post("/api/auth/login", Map.of("email", email, "password", password));
    }

    private static Reply reply(String answer) {
        String[] lines = answer.split("\r\n\r\n", 2)[0].split("\r\n");
        OptionalInt retryAfter = OptionalInt.empty();
        for (String line : lines) {
            if (line.toLowerCase(Locale.ROOT).startsWith("retry-after:")) {
                retryAfter = OptionalInt.of(Integer.parseInt(line.substring("retry-after:".length()).strip()));
            }
        }
        return new Reply(Integer.parseInt(lines[0].split(" ")[1]), retryAfter);
    }
}
