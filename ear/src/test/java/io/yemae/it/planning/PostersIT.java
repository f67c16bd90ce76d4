package io.yemae.it.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.YemaeIT;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Uploaded posters: from the administrator's file to what buyers see. */
class PostersIT extends YemaeIT {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String UNKNOWN = "0190a5e4-7c1b-7def-8abc-0123456789ab";

    private final String event = stage.createEvent(1, Map.of("title", "포스터", "posterImageUrl", "https://yemae.test/p.png")).expect(201)
        .at("/id");

    @Test
    void anUploadedPosterIsShownEverywhereUntilItIsRemoved() throws Exception {
        HttpResponse<String> uploaded = put(stage.administrator(), event, "image/png", png(900, 1200, Color.BLUE));

        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(200);
        String large = EventDesk.form(event).at("/poster/large/path").asText();
        String small = EventDesk.form(event).at("/poster/small/path").asText();
        assertThat(large).matches("/posters/[0-9a-f]{32}-720\\.jpg");
        assertThat(uploaded.body()).contains(large, small);
        assertThat(EventDesk.form(event).get("posterImageUrl").asText()).isEqualTo("https://yemae.test/p.png");
        assertThat(api.get("/api/events/" + event).at("/event/poster_image_url")).endsWith(large).startsWith("http");
        assertThat(api.get("/api/performances/" + event).at("/thumbnail")).endsWith(large);
        assertThat(api.get("/events/" + event).text())
            .contains("<img src=\"" + large + "\" srcset=\"" + small + " 320w, " + large + " 720w\"", "width=\"720\" height=\"960\"",
                "<meta property=\"og:image\" content=\"http").doesNotContain("yemae.test/p.png");
        assertThat(EventDesk.audited(event)).endsWith("event.poster");

        stage.administrator().delete("/api/admin/events/" + event + "/poster").expect(204);
        stage.administrator().delete("/api/admin/events/" + event + "/poster").expect(204);

        assertThat(api.get("/api/events/" + event).at("/event/poster_image_url")).isEqualTo("https://yemae.test/p.png");
        assertThat(EventDesk.form(event).has("poster")).isFalse();
        assertThat(EventDesk.audited(event).stream().filter("event.poster.remove"::equals)).hasSize(1);
    }

    @Test
    void aPictureIsSentForEverUnderItsOwnAddress() throws Exception {
        put(stage.administrator(), event, "image/jpeg", png(400, 500, Color.RED));
        String path = EventDesk.form(event).at("/poster/small/path").asText();

        HttpResponse<byte[]> picture = get(path, null);

        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(picture.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(picture.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(picture.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.body())).getWidth()).isEqualTo(320);
        assertThat(get(path, picture.headers().firstValue("ETag").orElseThrow()).statusCode()).isEqualTo(304);
        for (String wrong : new String[] {path.replace("320", "321"), "/posters/" + "0".repeat(32) + "-320.jpg", "/posters/", "/posters/x",
            "/posters/..%2f..%2fWEB-INF/web.xml"}) {
            assertThat(get(wrong, null).statusCode()).as(wrong).isIn(400, 404);
        }
    }

    @Test
    void aFileThatIsNoPosterIsRefused() throws Exception {
        Api administrator = stage.administrator();
        assertThat(put(administrator, event, "image/png", "<svg/>".getBytes(StandardCharsets.UTF_8)).body()).contains("INVALID_POSTER");
        assertThat(put(administrator, event, "image/png", png(20, 20, Color.RED)).body()).contains("POSTER_DIMENSIONS");
        assertThat(put(administrator, event, "image/gif", png(200, 200, Color.RED)).statusCode()).isEqualTo(415);
        assertThat(put(administrator, UNKNOWN, "image/png", png(200, 200, Color.RED)).statusCode()).isEqualTo(404);
        byte[] tooLarge = new byte[5_000_001];
        new Random(1).nextBytes(tooLarge);
        HttpResponse<String> refused = put(administrator, event, "image/png", tooLarge);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("BODY_TOO_LARGE", "5MB");
        assertThat(EventDesk.form(event).has("poster")).isFalse();
    }

    @Test
    void aFileOfSeveralMegabytesIsRead() throws Exception {
        byte[] noise = noise(1_000, 1_333);
        assertThat(noise).hasSizeBetween(3_000_000, 5_000_000);

        assertThat(put(stage.administrator(), event, "image/png", noise).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyAdministratorsUpload() throws Exception {
        byte[] file = png(200, 200, Color.RED);
        assertThat(put(api.as("none"), event, "image/png", file).statusCode()).isEqualTo(401);
        assertThat(put(stage.buyer().api(), event, "image/png", file).statusCode()).isEqualTo(403);
        stage.buyer().api().delete("/api/admin/events/" + event + "/poster").expectProblem(403, "FORBIDDEN");
    }

    private static HttpResponse<String> put(Api by, String event, String type, byte[] file) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(Platform.http() + "/api/admin/events/" + event + "/poster"))
            .header("Authorization", "Bearer " + by.token()).header("Content-Type", type).PUT(BodyPublishers.ofByteArray(file)).build(),
            HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<byte[]> get(String path, String known) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Platform.http() + path)).GET();
        if (known != null) {
            request.header("If-None-Match", known);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] png(int width, int height, Color colour) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        return file(image);
    }

    private static byte[] noise(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return file(image);
    }

    private static byte[] file(BufferedImage image) throws IOException {
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", file);
            return file.toByteArray();
        }
    }
}
