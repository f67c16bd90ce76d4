package io.yemae.account.integration;

import io.yemae.shared.UserId;
import io.yemae.tokens.TokenSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets that the database stores, with AES-256-GCM. The key is a file beside the signing keys, created at the first use. So a
 * copy of the database alone reveals no second factor. If the file is lost, users with a second factor need their recovery codes or an
 * administrator.
 */
@ApplicationScoped
public class SecretBox {
    private static final String FILE = "secrets.key";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final TokenSettings settings;
    private volatile SecretKey key;

    /** For the container's proxy. */
    protected SecretBox() {
        this(null);
    }

    @Inject
    public SecretBox(TokenSettings settings) {
        this.settings = settings;
    }

    /** @param owner authenticated together with the secret, so that another user's row cannot be opened as this user's */
    public String seal(byte[] secret, UserId owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, owner, secret, 0);
        return Base64.getEncoder().encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array());
    }

    /** @throws IllegalStateException if the text was sealed with another key or for another owner, or was changed */
    public byte[] open(String sealed, UserId owner) {
        byte[] all = Base64.getDecoder().decode(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(all).get(nonce);
        return cipher(Cipher.DECRYPT_MODE, nonce, owner, all, NONCE_BYTES);
    }

    private byte[] cipher(int mode, byte[] nonce, UserId owner, byte[] input, int offset) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, offset, input.length - offset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret does not fit the key in " + settings.keysDirectory(), e);
        }
    }

    private SecretKey key() {
        if (key == null) {
            try {
                key = new SecretKeySpec(Base64.getDecoder().decode(readOrMake().strip()), "AES");
            } catch (IOException e) {
                throw new UncheckedIOException("The key " + FILE + " in " + settings.keysDirectory() + " cannot be read or made", e);
            }
        }
        return key;
    }

    private String readOrMake() throws IOException {
        Path file = settings.keysDirectory().resolve(FILE);
        if (!Files.exists(file)) {
            Files.createDirectories(settings.keysDirectory());
            byte[] fresh = new byte[KEY_BYTES];
            random.nextBytes(fresh);
            Path draft = Files.createTempFile(settings.keysDirectory(), "secrets", ".new");
            Files.writeString(draft, Base64.getEncoder().encodeToString(fresh));
            // Atomic, and the first of several nodes wins: a link cannot replace a file, and each node has its own temporary file.
            try {
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException e) {
                // Another node was first. Its key is used.
            } finally {
                Files.delete(draft);
            }
        }
        return Files.readString(file);
    }
}
