package io.yemae.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of {@code ejb/README.md} that says which feature may use which. */
final class DependencyTable {
    private static final Path PAGE = Path.of("../ejb/README.md");
    private static final String MARK = "<!-- dependencies: read by DependencyTable -->";
    private static final Pattern NAME = Pattern.compile("`([a-z]+)`");
    private static final Set<String> FOR_ALL_OF_WEB = Set.of("rest");

    private final List<Feature> features;

    /**
     * A row.
     *
     * @param mayUse        the features that its packages in the ejb module may use, besides {@code shared}
     * @param webMayAlsoUse what its packages in the web module may use in addition, besides {@code rest}
     */
    record Feature(String name, Set<String> mayUse, Set<String> webMayAlsoUse) {
        private static Feature of(String row) {
            String[] cells = row.split("\\|");
            Set<String> name = names(cells[1]);
            if (cells.length != 5 || name.size() != 1) {
                throw new IllegalStateException("Not a row of the table of dependencies: " + row);
            }
            return new Feature(name.iterator().next(), names(cells[3]), names(cells[4]));
        }

        private static Set<String> names(String cell) {
            return NAME.matcher(cell).results().map(found -> found.group(1)).collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    private DependencyTable(List<Feature> features) {
        this.features = features;
    }

    static DependencyTable read() {
        try {
            return new DependencyTable(Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals(MARK))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                // The head, and the line below it.
                .skip(2)
                .map(Feature::of)
                .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<Feature> features() {
        return features.stream();
    }

    Feature feature(String name) {
        return features().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    Set<String> ofFeature(Feature feature) {
        return feature.mayUse();
    }

    Set<String> ofWeb(Feature feature) {
        return Stream.of(FOR_ALL_OF_WEB, feature.mayUse(), feature.webMayAlsoUse()).flatMap(Set::stream).collect(Collectors.toSet());
    }
}
