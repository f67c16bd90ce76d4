package io.yemae.it.pages;

import io.yemae.it.kit.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Markdown page of the repository.
 *
 * @param name its path from the root of the repository, with slashes
 */
record Page(String name, List<String> lines) {
    static final Path ROOT = Platform.HOME;

    private static final Pattern FENCE = Pattern.compile("^\\s*```(.*)$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
    private static final Set<String> NOT_OURS = Set.of("target", "data", ".git", ".idea");

    /**
     * A fenced block.
     *
     * @param firstLine the line of its first content, counted from 1
     */
    record Block(String language, int firstLine, List<String> lines) {
    }

    /** Every page, by name. */
    static List<Page> all() {
        try (Stream<Path> files = pathsBelow(ROOT)) {
            return files.sorted().map(Page::read).toList();
        }
    }

    static Page read(Path file) {
        try {
            return new Page(ROOT.relativize(file).toString().replace('\\', '/'), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Block open = null;
        for (int line = 1; line <= lines.size(); line++) {
            Matcher fence = FENCE.matcher(lines.get(line - 1));
            if (fence.matches()) {
                if (open == null) {
                    open = new Block(fence.group(1).strip(), line + 1, new ArrayList<>());
                } else {
                    blocks.add(open);
                    open = null;
                }
            } else if (open != null) {
                open.lines().add(lines.get(line - 1));
            }
        }
        if (open != null) {
            throw new IllegalStateException(name + " has a block without an end, from line " + open.firstLine());
        }
        return blocks;
    }

    /** The targets of all links, outside of blocks and inline code. */
    List<String> links() {
        return prose().flatMap(line -> LINK.matcher(line.replaceAll("`[^`]*`", "")).results()).map(link -> link.group(1)).toList();
    }

    /** The anchors of the headings, as GitHub makes them. */
    Set<String> anchors() {
        return prose().filter(line -> line.matches("#{1,6} .*"))
            .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
            .collect(Collectors.toSet());
    }

    private Stream<String> prose() {
        Set<Integer> inBlocks = blocks().stream()
            .flatMap(block -> Stream.iterate(block.firstLine(), line -> line + 1).limit(block.lines().size()))
            .collect(Collectors.toSet());
        return Stream.iterate(1, line -> line + 1).limit(lines.size()).filter(line -> !inBlocks.contains(line))
            .map(line -> lines.get(line - 1));
    }

    private static Stream<Path> pathsBelow(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !NOT_OURS.contains(child.getFileName().toString())).toList().stream()
                .flatMap(child -> Files.isDirectory(child) ? pathsBelow(child)
                    : child.toString().endsWith(".md") ? Stream.of(child) : Stream.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
