package io.yemae.devservices.balancer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/**
 * Passes a response on and reads the id of the Socket.IO session in it, which stands at its beginning: {@code 0{"sid": "…", …}}. The proxy
 * writes by {@link #write(ByteBuffer)} alone.
 */
final class SessionIdConduit extends AbstractStreamSinkConduit<StreamSinkConduit> {
    private static final Pattern ID = Pattern.compile("\"sid\"\\s*:\\s*\"([^\"]{1,100})\"");
    private static final int LONGEST_BEGINNING = 200;

    private final Consumer<String> found;
    private final StringBuilder beginning = new StringBuilder();

    SessionIdConduit(StreamSinkConduit next, Consumer<String> found) {
        super(next);
        this.found = found;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        ByteBuffer same = source.duplicate();
        int written = super.write(source);
        if (written > 0 && beginning.length() < LONGEST_BEGINNING) {
            same.limit(same.position() + Math.min(written, LONGEST_BEGINNING - beginning.length()));
            read(same);
        }
        return written;
    }

    private void read(ByteBuffer part) {
        beginning.append(StandardCharsets.ISO_8859_1.decode(part));
        Matcher id = ID.matcher(beginning);
        if (id.find()) {
            found.accept(id.group(1));
            beginning.setLength(LONGEST_BEGINNING);
        }
    }
}
