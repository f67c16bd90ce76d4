package io.yemae.it.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server that offers STARTTLS, or, as an attacker in between would have it, does not. It records every command with how it came:
 * {@code plain} or {@code tls}. The mail catcher of the other tests cannot speak TLS.
 */
final class TlsMailServer implements AutoCloseable {
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final SSLContext tls;
    private final ServerSocket server;
    private volatile boolean offersTls = true;

    TlsMailServer(SSLContext tls) {
        this.tls = tls;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread acceptor = new Thread(this::accept, "mail server over TLS");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    int port() {
        return server.getLocalPort();
    }

    void offersTls(boolean offers) {
        offersTls = offers;
    }

    /** The commands so far, such as {@code tls MAIL}. */
    List<String> commands() {
        return List.copyOf(commands);
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.setSoTimeout(10_000);
                say(client, "220 localhost");
                converse(client, "plain");
            } catch (IOException e) {
                // The client has gone, or this server is closed.
                continue;
            }
        }
    }

    private void converse(Socket client, String how) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.split(" ", 2)[0];
            commands.add(how + " " + command);
            switch (command) {
                case "EHLO" -> say(client, offersTls && how.equals("plain") ? "250-localhost\r\n250 STARTTLS" : "250 localhost");
                case "STARTTLS" -> {
                    say(client, "220 go ahead");
                    SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), false);
                    secured.setUseClientMode(false);
                    converse(secured, "tls");
                    return;
                }
                case "DATA" -> {
                    say(client, "354 end with a dot");
                    String text = in.readLine();
                    while (text != null && !text.equals(".")) {
                        text = in.readLine();
                    }
                    say(client, "250 accepted");
                }
                case "QUIT" -> {
                    say(client, "221 bye");
                    return;
                }
                default -> say(client, "250 fine");
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
