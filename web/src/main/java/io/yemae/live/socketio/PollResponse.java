package io.yemae.live.socketio;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * A response that is buffered and then written asynchronously, as fast as the client reads: the library writes inside a lock, on the thread
 * that broadcasts.
 */
final class PollResponse extends HttpServletResponseWrapper {
    private final HttpServletRequest request;

    PollResponse(HttpServletRequest request, HttpServletResponse response) {
        super(response);
        this.request = request;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return request.isAsyncStarted() ? new BufferedStream(super.getOutputStream()) : super.getOutputStream();
    }

    private final class BufferedStream extends ServletOutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ServletOutputStream wire;

        BufferedStream(ServletOutputStream wire) {
            this.wire = wire;
        }

        @Override
        public void write(int each) {
            bytes.write(each);
        }

        @Override
        public void write(byte[] each, int offset, int length) {
            bytes.write(each, offset, length);
        }

        @Override
        public void close() {
            wire.setWriteListener(new BufferedWriter(bytes.toByteArray(), wire));
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("The stream buffers everything");
        }
    }

    /** Called by the container whenever the client can take more. */
    private final class BufferedWriter implements WriteListener {
        private final byte[] bytes;
        private final ServletOutputStream wire;
        private boolean written;

        BufferedWriter(byte[] bytes, ServletOutputStream wire) {
            this.bytes = bytes;
            this.wire = wire;
        }

        @Override
        public void onWritePossible() throws IOException {
            while (wire.isReady()) {
                if (written) {
                    request.getAsyncContext().complete();
                    return;
                }
                wire.write(bytes);
                written = true;
            }
        }

        @Override
        public void onError(Throwable failure) {
            request.getAsyncContext().complete();
        }
    }
}
