package io.yemae.pages;

import io.yemae.rest.Gzip;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Modules, styles and pictures of the pages, read and packed once. All stand below one folder whose name is a hash over all of them, so
 * that they can be cached for ever and a page never mixes two versions.
 */
@ApplicationScoped
class Assets {
    private static final List<String> FOLDERS = List.of("/app/", "/styles/", "/lib/");
    private static final Map<String, String> TYPES = Map.of("js", "text/javascript;charset=UTF-8", "css", "text/css;charset=UTF-8",
        "svg", "image/svg+xml;charset=UTF-8", "json", "application/json;charset=UTF-8", "png", "image/png", "webp", "image/webp");
    private static final Pattern STATIC_IMPORT = Pattern.compile(
        "(?:\\bimport|\\bexport)\\s*(?:[\\w$*{][^'\"();]*?\\bfrom\\s*)?['\"](\\.{1,2}/[^'\"]+)['\"]");
    // Comments on lines of their own, and the indentation. Not in the library, whose licence is a comment.
    private static final Pattern OWN_SOURCE = Pattern.compile("/(?:app|styles)/.*\\.(?:js|css)");
    private static final Pattern BLOCK_COMMENT = Pattern.compile("(?ms)^[ \\t]*/\\*(?:(?!\\*/).)*+\\*/[ \\t]*\\n");
    private static final Pattern LINE_COMMENT = Pattern.compile("(?m)^[ \\t]*//.*\\n");
    private static final Pattern INDENTATION = Pattern.compile("(?m)^[ \\t]+");
    private static final String PLACEHOLDER = "__ASSETS__";
    private static final String WORKER = "/sw.js";

    @Inject
    ServletContext context;

    @Inject
    Texts texts;

    private final Map<String, Asset> assets = new TreeMap<>();
    /** By module. */
    private final Map<String, Set<String>> imports = new ConcurrentHashMap<>();
    private String folder;
    private Asset worker;

    /** @param packed null if it does not get smaller */
    record Asset(String type, byte[] plain, byte[] packed) {

        static Asset of(String path, byte[] plain) {
            byte[] packed = Gzip.best(plain);
            return new Asset(TYPES.get(path.substring(path.lastIndexOf('.') + 1)), plain, packed.length < plain.length ? packed : null);
        }
    }

    @PostConstruct
    void load() {
        FOLDERS.forEach(this::load);
        for (PageLanguage language : PageLanguage.values()) {
            String path = "/texts/error." + language.code() + ".json";
            assets.put(path, Asset.of(path, texts.errors(language).getBytes(StandardCharsets.UTF_8)));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        assets.forEach((path, asset) -> {
            all.writeBytes(path.getBytes(StandardCharsets.UTF_8));
            all.writeBytes(asset.plain());
        });
        folder = "/assets/" + PreparedPage.digest(all.toByteArray());
        byte[] script = read(WORKER);
        worker = script == null ? null : Asset.of(WORKER, new String(script, StandardCharsets.UTF_8).replace(PLACEHOLDER, folder)
            .getBytes(StandardCharsets.UTF_8));
    }

    /** Where the assets stand, such as {@code /assets/1f0c…}. */
    String folder() {
        return folder;
    }

    /** @param path within the folder, such as {@code /app/core/api.js} */
    Optional<Asset> find(String path) {
        return Optional.ofNullable(assets.get(path));
    }

    /** The service worker, whose address must not change. */
    Optional<Asset> worker() {
        return Optional.ofNullable(worker);
    }

    /**
     * A module and all that it imports statically, so that a browser can load them at the same time.
     *
     * @throws IllegalStateException if a file does not exist
     */
    Set<String> withImports(String module) {
        return imports.computeIfAbsent(module, each -> {
            Set<String> found = new LinkedHashSet<>();
            collect(each, found);
            return found;
        });
    }

    private void collect(String module, Set<String> found) {
        if (!found.add(module)) {
            return;
        }
        Asset asset = find(module).orElseThrow(() -> new IllegalStateException("There is no " + module));
        STATIC_IMPORT.matcher(new String(asset.plain(), StandardCharsets.UTF_8)).results()
            .forEach(each -> collect(URI.create(module).resolve(each.group(1)).getPath(), found));
    }

    private void load(String path) {
        Set<String> children = context.getResourcePaths(path);
        if (children == null) {
            return;
        }
        for (String child : children) {
            if (child.endsWith("/")) {
                load(child);
            } else if (TYPES.containsKey(child.substring(child.lastIndexOf('.') + 1))) {
                assets.put(child, Asset.of(child, OWN_SOURCE.matcher(child).matches() ? compact(read(child)) : read(child)));
            }
        }
    }

    /** A source without its comments and indentation, which are a fifth of its packed bytes. */
    static byte[] compact(byte[] source) {
        String text = new String(source, StandardCharsets.UTF_8);
        for (Pattern left : List.of(BLOCK_COMMENT, LINE_COMMENT, INDENTATION)) {
            text = left.matcher(text).replaceAll("");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] read(String path) {
        try (InputStream file = context.getResourceAsStream(path)) {
            return file == null ? null : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
