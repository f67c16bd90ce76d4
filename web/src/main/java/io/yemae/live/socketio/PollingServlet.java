package io.yemae.live.socketio;

import io.yemae.live.ws.IncomingMessages;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Clients of Socket.IO that ask again and again. A question that waits for its answer occupies no thread. */
@WebServlet(urlPatterns = "/socket.io/*", asyncSupported = true)
public class PollingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Engine engine;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getContentLengthLong() > IncomingMessages.LARGEST_MESSAGE) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(IncomingMessages.LARGEST_MESSAGE + 1);
        if (body.length > IncomingMessages.LARGEST_MESSAGE) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        try {
            engine.handle(new PollRequest(request, body), new PollResponse(request, response));
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException | NullPointerException e) {
            // So the library fails on a query that is none, on what is no packet, and on who asks twice at once.
            refuse(response);
        }
    }

    /** As Socket.IO's own server says it. */
    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("application/json");
        response.getWriter().write("{\"code\":3,\"message\":\"Bad request\"}");
    }
}
