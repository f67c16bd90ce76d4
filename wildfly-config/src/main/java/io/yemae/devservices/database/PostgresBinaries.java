package io.yemae.devservices.database;

import io.yemae.devservices.ServiceFailure;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL, unpacked from the archive on the class path for this operating system and processor. */
final class PostgresBinaries {

    private PostgresBinaries() {
    }

    /**
     * Unpacks the archive into {@code parent}, unless the same archive was unpacked there before.
     *
     * @return the folder that contains {@code bin}
     * @throws ServiceFailure if there is no archive for this machine
     */
    static Path unpackedIn(Path parent) {
        try (InputStream resource = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), architecture())) {
            byte[] archive = resource.readAllBytes();
            CRC32 checksum = new CRC32();
            checksum.update(archive);
            Path home = parent.resolve(String.format("postgresql-%08x", checksum.getValue()));
            if (!Files.isDirectory(home)) {
                Files.createDirectories(parent);
                // Renamed after it is complete, so that a killed start leaves nothing that looks usable.
                Path unfinished = Files.createTempDirectory(parent, "unpacking-", PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rwxr-xr-x")));
                unpack(archive, unfinished);
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return home;
        } catch (IOException | IllegalStateException e) {
            throw new ServiceFailure(
                "There is no PostgreSQL to unpack for " + system() + " on " + architecture() + ": " + e.getMessage(), e);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(new ByteArrayInputStream(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(file.getParent());
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                    String permissions = file.getParent().endsWith("bin") ? "rwxr-xr-x" : "rw-r--r--";
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
                }
            }
        }
    }

    private static String system() {
        String name = System.getProperty("os.name");
        return name.toLowerCase(Locale.ROOT).contains("mac") ? "Darwin" : name;
    }

    private static String architecture() {
        String name = System.getProperty("os.arch");
        return name.equals("amd64") ? "x86_64" : name;
    }
}
