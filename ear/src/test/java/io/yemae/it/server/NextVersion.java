package io.yemae.it.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** The platform as its next version would be: with migrations that add a column to each table. */
final class NextVersion {
    private static final String MODULE = "yemae-ejb.jar";
    private static final int FIRST = 9_000;

    private NextVersion() {
    }

    /** @return the archive, with the name of the original, in a folder of its own */
    static Path of(Path original, Path folder, List<String> tables) throws IOException {
        Path archive = Files.copy(original, Files.createDirectories(folder).resolve(original.getFileName()),
            StandardCopyOption.REPLACE_EXISTING);
        Path module = folder.resolve(MODULE);
        try (FileSystem contents = zip(archive)) {
            Files.copy(contents.getPath(MODULE), module, StandardCopyOption.REPLACE_EXISTING);
            try (FileSystem classes = zip(module)) {
                for (int i = 0; i < tables.size(); i++) {
                    Files.writeString(classes.getPath("db/migration/V" + (FIRST + i) + "__next_" + tables.get(i) + ".sql"),
                        "ALTER TABLE " + tables.get(i) + " ADD COLUMN next_version text;");
                }
            }
            Files.copy(module, contents.getPath(MODULE), StandardCopyOption.REPLACE_EXISTING);
        }
        return archive;
    }

    private static FileSystem zip(Path file) throws IOException {
        return FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of());
    }
}
