package io.yemae.live.socketio;

import io.yemae.live.ws.IncomingMessages;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Socket.IO over long polling. A poll that waits for its response occupies no thread. */
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
            // The library fails in these ways on an invalid query, an invalid packet, and concurrent polls of one client.
            refuse(response);
        }
    }

    /** The response of the original Socket.IO server. */
    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("application/json");
        response.getWriter().write("{\"code\":3,\"message\":\"Bad request\"}");
    }
}
