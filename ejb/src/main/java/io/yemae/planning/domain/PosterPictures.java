package io.yemae.planning.domain;

import io.yemae.catalog.Poster;
import io.yemae.shared.Problem;
import io.yemae.shared.security.Sha256;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * The pictures of a poster, made from an uploaded file. The file itself is never kept or sent: the pictures are drawn again, without its
 * metadata, such as the place where a photograph was taken.
 */
public record PosterPictures(Poster poster, byte[] small, byte[] large) {
    /** In pixels: a card in a list, and the page of an event on a screen with two pixels a point. */
    static final int SMALL = 320;
    static final int LARGE = 720;

    // A small file can describe a picture that takes gigabytes. Its size is read before any pixel.
    private static final int LEAST_SIDE = 100;
    private static final int MOST_SIDE = 12_000;
    private static final long MOST_PIXELS = 25_000_000;
    private static final float QUALITY = 0.82f;
    private static final int DIGITS_OF_HASH = 32;

    /**
     * @param file a PNG, JPEG or WebP file
     * @throws Problem invalid {@code INVALID_POSTER} if it is none or is damaged, {@code POSTER_DIMENSIONS} if it is too large or too small
     */
    public static PosterPictures of(byte[] file) {
        BufferedImage original = upright(file);
        BufferedImage large = scaled(original, LARGE);
        BufferedImage small = scaled(large, SMALL);
        byte[] largeFile = jpeg(large);
        byte[] smallFile = jpeg(small);
        String hash = Sha256.hex((Sha256.hex(smallFile) + Sha256.hex(largeFile)).getBytes(StandardCharsets.US_ASCII));
        return new PosterPictures(new Poster(hash.substring(0, DIGITS_OF_HASH), size(small), size(large)), smallFile, largeFile);
    }

    private static BufferedImage upright(byte[] file) {
        ImageFormat format = ImageFormat.of(file).orElseThrow(PosterPictures::unreadable);
        BufferedImage decoded = decoded(file, reader(format));
        return format == ImageFormat.JPEG ? Orientation.of(file).upright(decoded) : decoded;
    }

    private static BufferedImage decoded(byte[] file, ImageReader reader) {
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            // Without metadata: some of it is compressed and can be as large as it likes.
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (Math.min(width, height) < LEAST_SIDE || Math.max(width, height) > MOST_SIDE || (long) width * height > MOST_PIXELS) {
                throw Problem.invalid("POSTER_DIMENSIONS", "포스터는 가로와 세로가 100에서 12,000픽셀, 모두 2천5백만 픽셀 이하여야 합니다.");
            }
            ImageReadParam param = reader.getDefaultReadParam();
            // Twice as many pixels as are shown are enough to scale from.
            int step = Math.max(1, width / (2 * LARGE));
            param.setSourceSubsampling(step, step, 0, 0);
            return opaque(reader.read(0, param));
        } catch (Problem e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // A damaged file makes decoders fail in many ways.
            throw unreadable();
        } finally {
            reader.dispose();
        }
    }

    /** Found by our own class loader: the registry of the JDK knows the libraries of no application. */
    private static ImageReader reader(ImageFormat format) {
        Optional<ImageReaderSpi> ours = ServiceLoader.load(ImageReaderSpi.class, PosterPictures.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .filter(each -> Stream.of(each.getFormatNames()).anyMatch(format.name()::equalsIgnoreCase))
            .findFirst();
        try {
            return ours.isPresent() ? ours.get().createReaderInstance() : ImageIO.getImageReadersByFormatName(format.name()).next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage opaque(BufferedImage image) {
        return drawn(image, image.getWidth(), image.getHeight());
    }

    /** Never wider than the image. In halves, because one large step would leave pixels out. */
    private static BufferedImage scaled(BufferedImage image, int wanted) {
        int width = Math.min(wanted, image.getWidth());
        int height = Math.max(1, (int) Math.round((double) image.getHeight() * width / image.getWidth()));
        BufferedImage half = image;
        while (half.getWidth() > 2 * width) {
            half = drawn(half, half.getWidth() / 2, Math.max(1, half.getHeight() / 2));
        }
        return drawn(half, width, height);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        pen.dispose();
        return drawn;
    }

    private static byte[] jpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ByteArrayOutputStream file = new ByteArrayOutputStream(); ImageOutputStream output = new MemoryCacheImageOutputStream(file)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), param);
            output.flush();
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    private static Poster.Size size(BufferedImage image) {
        return new Poster.Size(image.getWidth(), image.getHeight());
    }

    private static Problem unreadable() {
        return Problem.invalid("INVALID_POSTER", "PNG, JPEG, WebP 그림 파일이 아니거나 손상되었습니다.");
    }
}
