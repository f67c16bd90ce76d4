package io.yemae.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Platform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The content of the EAR: one WAR, one EJB jar, and no library that the server has. */
class EarLayoutIT {

    @Test
    void holdsOneWarAndOneEjbJar() throws IOException {
        assertThat(entries().keySet().stream().filter(name -> !name.contains("/") && name.matches(".*\\.[jw]ar")))
            .containsExactlyInAnyOrder("yemae-ejb.jar", "yemae-web.war");
    }

    @Test
    void theWarContainsNoLibrary() throws IOException {
        assertThat(namesIn(entries().get("yemae-web.war"))).noneMatch(name -> name.startsWith("WEB-INF/lib/") && name.endsWith(".jar"));
    }

    @Test
    void theEarContainsNoLibraryOfTheServer() throws IOException {
        assertThat(entries().keySet().stream().filter(name -> name.startsWith("lib/") && name.endsWith(".jar")))
            .containsExactlyInAnyOrder("lib/flyway-core.jar", "lib/flyway-database-postgresql.jar", "lib/yemae-ejb-lib.jar",
                // Receipts: templates, QR codes and PDFs.
                "lib/jmustache.jar", "lib/zxing-core.jar", "lib/openhtmltopdf-core.jar", "lib/openhtmltopdf-pdfbox.jar", "lib/pdfbox.jar",
                "lib/pdfbox-io.jar", "lib/fontbox.jar", "lib/xmpbox.jar", "lib/graphics2d.jar",
                // Posters: WebP.
                "lib/imageio-webp.jar", "lib/imageio-core.jar", "lib/imageio-metadata.jar", "lib/common-lang.jar", "lib/common-io.jar",
                "lib/common-image.jar",
                // NTP. The server's own commons-io is a private module.
                "lib/commons-net.jar", "lib/commons-io.jar",
                // Exports: workbooks.
                "lib/fastexcel.jar", "lib/opczip.jar",
                // Rehearsals: percentiles.
                "lib/HdrHistogram.jar",
                // Socket.IO.
                "lib/engine.io-server.jar");
    }

    @Test
    void noModuleContainsAJakartaApi() throws IOException {
        for (Map.Entry<String, byte[]> module : modules().entrySet()) {
            assertThat(namesIn(module.getValue())).as(module.getKey())
                .noneMatch(name -> name.matches("(WEB-INF/classes/)?(jakarta|javax|org/eclipse/microprofile)/.*\\.class"));
        }
    }

    @Test
    void noClassIsInTwoModulesAndNoPackageInTwoOfOurs() throws IOException {
        Map<String, String> classes = new HashMap<>();
        Map<String, String> packages = new HashMap<>();
        for (Map.Entry<String, byte[]> module : modules().entrySet()) {
            for (String name : namesIn(module.getValue())) {
                String type = name.replaceFirst("^WEB-INF/classes/", "");
                if (type.endsWith(".class") && !type.endsWith("module-info.class")) {
                    assertThat(classes.put(type, module.getKey())).as(type).isNull();
                    String owner = packages.putIfAbsent(type.substring(0, type.lastIndexOf('/')), module.getKey());
                    assertThat(owner == null || owner.equals(module.getKey()) || !type.startsWith("io/yemae/")).as(type).isTrue();
                }
            }
        }
        assertThat(classes).containsKey("io/yemae/holds/Holds.class");
    }

    private static Map<String, byte[]> modules() throws IOException {
        Map<String, byte[]> modules = entries();
        modules.keySet().removeIf(name -> !name.matches(".*\\.[jw]ar"));
        return modules;
    }

    private static Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipFile ear = new ZipFile(Platform.EAR.toFile())) {
            for (ZipEntry entry : ear.stream().filter(each -> !each.isDirectory()).toList()) {
                entries.put(entry.getName(), ear.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    private static List<String> namesIn(byte[] archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
