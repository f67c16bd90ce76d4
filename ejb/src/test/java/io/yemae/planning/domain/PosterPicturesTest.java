package io.yemae.planning.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.catalog.Poster;
import io.yemae.shared.Problem;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are uploaded as posters, good and bad. */
class PosterPicturesTest {
    private static final Color TOP = new Color(0xc02040);
    private static final Color BOTTOM = new Color(0x2040c0);
    /** 120 by 160 pixels in the same two colours, as a browser writes it. */
    private static final String WEBP = """
        UklGRoICAABXRUJQVlA4WAoAAAAgAAAAdwAAnwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFla
        AAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVj
        AAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVog
        AAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABl
        ACAASQBuAGMALgAgADIAMAAxADZWUDgglAAAALAIAJ0BKngAoAA+0WavUqglJCKjscgBABoJZ27hc0DnABtcqBsO03PzdEyFo2HaapdcMgqkxe/QJLUboktR2HaapdcM
        gqm3B2mqXVT4QAD+/S1txTTP/8Q5/W3/cprYxe6WOijOYvU2OLccfy9f//BBfiD9Qa0v8GyRTle9Knp1+5goV6D4yeXijmc1Q0ol00jogAA=""";

    @Test
    void aPosterIsDrawnInTwoWidths() {
        PosterPictures pictures = PosterPictures.of(file("png", 1500, 2000));

        assertThat(pictures.poster().small()).isEqualTo(new Poster.Size(320, 427));
        assertThat(pictures.poster().large()).isEqualTo(new Poster.Size(720, 960));
        assertThat(read(pictures.large()).getWidth()).isEqualTo(720);
        assertThat(read(pictures.small()).getHeight()).isEqualTo(427);
        assertTopAndBottom(read(pictures.small()));
        assertThat(pictures.poster().path(pictures.poster().small())).isEqualTo("/posters/" + pictures.poster().hash() + "-320.jpg");
    }

    @Test
    void aSmallPosterIsNotEnlarged() {
        PosterPictures pictures = PosterPictures.of(file("jpeg", 200, 300));

        assertThat(pictures.poster().large()).isEqualTo(new Poster.Size(200, 300)).isEqualTo(pictures.poster().small());
    }

    @Test
    void theSameFileHasTheSameAddressAndAnotherFileAnother() {
        assertThat(PosterPictures.of(file("png", 120, 160)).poster()).isEqualTo(PosterPictures.of(file("png", 120, 160)).poster());
        assertThat(PosterPictures.of(file("png", 120, 160)).poster().hash())
            .isNotEqualTo(PosterPictures.of(file("png", 120, 170)).poster().hash());
    }

    @Test
    void aWebpFileIsRead() {
        PosterPictures pictures = PosterPictures.of(Base64.getMimeDecoder().decode(WEBP));

        assertThat(pictures.poster().large()).isEqualTo(new Poster.Size(120, 160));
        assertTopAndBottom(read(pictures.large()));
    }

    @Test
    void transparentPartsAreWhite() {
        PosterPictures pictures = PosterPictures.of(written(new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB), "png"));

        assertThat(new Color(read(pictures.large()).getRGB(50, 50))).isEqualTo(Color.WHITE);
    }

    @ParameterizedTest
    @CsvSource({"1,120,160,true", "3,120,160,false", "6,160,120,true", "8,160,120,true"})
    void aPhotographIsTurnedAsItWasHeld(int orientation, int width, int height, boolean isTopFirst) {
        BufferedImage picture = read(PosterPictures.of(exif(file("jpeg", 120, 160), orientation)).large());

        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
        // By a quarter: what was above is on the right (6) or on the left (8).
        Color first = orientation == 6 ? at(picture, width - 10, 60) : at(picture, 10, orientation == 8 ? 60 : 10);
        assertThat(isNear(first, isTopFirst ? TOP : BOTTOM)).as(first.toString()).isTrue();
    }

    @Test
    void metadataAreNotKept() {
        byte[] file = exif(file("jpeg", 120, 160), 1);
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("Exif");

        assertThat(new String(PosterPictures.of(file).large(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    @Test
    void aSmallFileThatDescribesAHugePictureIsRefusedBeforeItIsRead() {
        for (int[] size : new int[][] {{50_000, 50_000}, {12_001, 100}, {6_000, 5_000}, {99, 200}}) {
            assertThatThrownBy(() -> PosterPictures.of(pngHeader(size[0], size[1]))).isInstanceOfSatisfying(Problem.class,
                refused -> assertThat(refused.code()).isEqualTo("POSTER_DIMENSIONS"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "GIF89a", "<svg xmlns='http://www.w3.org/2000/svg'/>", "RIFF....WAVE",
        "RIFF....WEBPVP8 ....", "%PDF-1.7"})
    void aFileOfAnotherFormatIsRefused(String start) {
        assertInvalid(start.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aDamagedFileIsRefused() {
        for (String format : new String[] {"png", "jpeg"}) {
            byte[] file = file(format, 300, 400);
            assertInvalid(Arrays.copyOf(file, 40));
        }
        assertInvalid(Arrays.copyOf(Base64.getMimeDecoder().decode(WEBP), 60));
    }

    private static void assertInvalid(byte[] file) {
        assertThatThrownBy(() -> PosterPictures.of(file)).isInstanceOfSatisfying(Problem.class,
            refused -> assertThat(refused.code()).isEqualTo("INVALID_POSTER"));
    }

    private static void assertTopAndBottom(BufferedImage picture) {
        assertThat(isNear(at(picture, picture.getWidth() / 2, 10), TOP)).isTrue();
        assertThat(isNear(at(picture, picture.getWidth() / 2, picture.getHeight() - 10), BOTTOM)).isTrue();
    }

    private static Color at(BufferedImage picture, int x, int y) {
        return new Color(picture.getRGB(x, y));
    }

    /** JPEG changes colours a little. */
    private static boolean isNear(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed()) + Math.abs(one.getGreen() - other.getGreen())
            + Math.abs(one.getBlue() - other.getBlue()) < 60;
    }

    /** The upper half in one colour and the lower half in another. */
    private static byte[] file(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(TOP);
        pen.fillRect(0, 0, width, height / 2);
        pen.setColor(BOTTOM);
        pen.fillRect(0, height / 2, width, height - height / 2);
        pen.dispose();
        return written(image, format);
    }

    private static byte[] written(BufferedImage image, String format) {
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same file with Exif data after its first marker. */
    private static byte[] exif(byte[] jpeg, int orientation) {
        byte[] exif = ByteBuffer.allocate(36).putShort((short) 0xFFE1).putShort((short) 34)
            .put("Exif\0\0MM".getBytes(StandardCharsets.ISO_8859_1)).putShort((short) 42).putInt(8).putShort((short) 1)
            .putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0).putInt(0).array();
        return ByteBuffer.allocate(jpeg.length + exif.length).put(jpeg, 0, 2).put(exif).put(jpeg, 2, jpeg.length - 2).array();
    }

    /** A PNG file that ends after its header. */
    private static byte[] pngHeader(int width, int height) {
        byte[] header = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0}).array();
        CRC32 sum = new CRC32();
        sum.update(header);
        return ByteBuffer.allocate(33).put("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1)).putInt(13).put(header)
            .putInt((int) sum.getValue()).array();
    }
}
