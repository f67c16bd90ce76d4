package io.yemae.it.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Sql;
import io.yemae.it.pages.Page.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The runbook for operators. Its shell blocks are run with those of all pages. */
class RunbookIT {
    private static final Page RUNBOOK = Page.read(Page.ROOT.resolve("wildfly-config/runbook.md"));
    private static final Path RULES = Page.ROOT.resolve("wildfly-config/monitoring/yemae.rules.yml");
    private static final Pattern SITUATION = Pattern.compile("^## (\\d+)\\. .*");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final Pattern LINK = Pattern.compile("runbook: \"runbook\\.md#([^\"]+)\"");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:IT|Test))`");

    @TestFactory
    Stream<DynamicTest> everyQueryRunsAsThePlatformsOwnUser() {
        Sql database = Platform.runtimeSql();
        List<Block> queries = RUNBOOK.blocks().stream().filter(block -> block.language().equals("sql")).toList();
        assertThat(queries).hasSizeGreaterThan(3);
        return queries.stream().map(query -> dynamicTest("line " + query.firstLine(),
            () -> assertThat(database.texts(String.join("\n", query.lines()))).isNotNull()));
    }

    @Test
    void eachOfTenSituationsHasASymptomACauseAnActionAndTestsThatExist() throws IOException {
        Set<String> tests = testClasses();
        List<List<String>> situations = situations();

        assertThat(situations).hasSize(10);
        assertThat(situations).allSatisfy(situation -> {
            String text = String.join("\n", situation);
            assertThat(text).contains("**Symptom:**", "**Cause:**", "**Action:**", "Tried: ");
            String tried = text.substring(text.indexOf("Tried: "));
            assertThat(TEST.matcher(tried).results().map(test -> test.group(1))).isNotEmpty().isSubsetOf(tests);
        });
    }

    @Test
    void everyAlertLeadsToASituationThatNamesIt() throws IOException {
        String rules = Files.readString(RULES);
        List<String> alerts = ALERT.matcher(rules).results().map(alert -> alert.group(1)).toList();
        List<String> links = LINK.matcher(rules).results().map(link -> link.group(1)).toList();

        assertThat(links).hasSameSizeAs(alerts).isSubsetOf(RUNBOOK.anchors());
        assertThat(String.join("\n", RUNBOOK.lines())).contains(alerts.stream().map(alert -> "`" + alert + "`").toList());
    }

    /** The lines of each. */
    private static List<List<String>> situations() {
        List<String> lines = RUNBOOK.lines();
        List<Integer> begins = Stream.iterate(0, line -> line + 1).limit(lines.size())
            .filter(line -> SITUATION.matcher(lines.get(line)).matches()).toList();
        return Stream.iterate(0, index -> index + 1).limit(begins.size())
            .map(index -> lines.subList(begins.get(index), index + 1 < begins.size() ? begins.get(index + 1) : lines.size()))
            .toList();
    }

    private static Set<String> testClasses() throws IOException {
        try (Stream<Path> ours = Files.walk(Page.ROOT.resolve("ear/src/test/java"));
             Stream<Path> units = Files.walk(Page.ROOT.resolve("ejb/src/test/java"))) {
            return Stream.concat(ours, units).map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
                .collect(Collectors.toSet());
        }
    }
}
