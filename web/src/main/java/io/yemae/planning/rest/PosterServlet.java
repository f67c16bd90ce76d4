package io.yemae.planning.rest;

import io.yemae.planning.Posters;
import io.yemae.rest.fastpath.BoundedCache;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends the pictures of posters, the last ones from memory. The address names the content, so a client asks once. */
@WebServlet("/posters/*")
public class PosterServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/([0-9a-f]{32})-(\\d{1,4})\\.jpg");
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    /** In bytes: some 300 posters. */
    private static final long MOST_BYTES = 32L << 20;

    @Inject
    transient Posters posters;

    private final transient BoundedCache<String, byte[]> pictures =
        new BoundedCache<>(MOST_BYTES, (path, picture) -> path.length() + picture.length);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = String.valueOf(request.getPathInfo());
        Optional<byte[]> picture = pictures.get(path).or(() -> read(path));
        if (picture.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String tag = '"' + path.substring(1, path.indexOf('.')) + '"';
        response.setHeader("Cache-Control", FOR_EVER);
        response.setHeader("ETag", tag);
        String known = request.getHeader("If-None-Match");
        if (known != null && known.contains(tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            response.setContentType("image/jpeg");
            response.setContentLength(picture.get().length);
            response.getOutputStream().write(picture.get());
        }
    }

    private Optional<byte[]> read(String path) {
        Matcher address = PATH.matcher(path);
        Optional<byte[]> picture = address.matches() ? posters.picture(address.group(1), Integer.parseInt(address.group(2)))
            : Optional.empty();
        picture.ifPresent(read -> pictures.put(path, read));
        return picture;
    }
}
