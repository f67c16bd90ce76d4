package io.yemae.it.receipts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** An entry code, read from its QR code and verified with the published keys, without code of the platform. */
record EntryCode(JsonNode header, JsonNode claims, boolean genuine) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static String read(byte[] picture) throws IOException, ReaderException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
        // The picture is nothing but the code: looking for it, as in a photograph, misses one still picture in thirty.
        return new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.PURE_BARCODE, true)).getText();
    }

    /** @param keySet the published keys */
    static EntryCode of(String code, JsonNode keySet) throws IOException, GeneralSecurityException {
        String[] parts = code.split("\\.");
        JsonNode header = JSON.readTree(decoded(parts[0]));
        for (JsonNode key : keySet.get("keys")) {
            if (key.get("kid").equals(header.get("kid"))) {
                Signature signature = Signature.getInstance("SHA256withRSA");
                signature.initVerify(publicKey(key));
                signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
                return new EntryCode(header, JSON.readTree(decoded(parts[1])), signature.verify(decoded(parts[2])));
            }
        }
        throw new AssertionError("No published key " + header.get("kid"));
    }

    private static PublicKey publicKey(JsonNode key) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePublic(
            new RSAPublicKeySpec(new BigInteger(1, decoded(key.get("n").asText())), new BigInteger(1, decoded(key.get("e").asText()))));
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}
