package io.yemae.architecture;

import static io.yemae.architecture.ImportedClasses.EJB;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.yemae.shared.sql.SqlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where SQL stands, and what it must not say. */
class SqlRulesTest {
    private static final Pattern SQL = Pattern.compile("^\\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|FROM)\\s");

    /* Of a whole statement, which begins at the margin; a part of one may. */
    private static final Pattern ALL_COLUMNS = Pattern.compile("(?ms)^SELECT (\\w+\\.)?\\*(?:(?!^FROM).)*^FROM \\w+\\b(?!\\()");

    private static final Pattern PLAIN_PARAMETER = Pattern.compile("\\?(?!\\d)");
    private static final Pattern NUMBER_ABOVE_THREE = Pattern.compile("\\?([4-9]|[1-9]\\d)");

    @Test
    void sqlStandsInPersistencePackages() {
        List<JavaClass> others = EJB.stream().filter(each -> !mayContainSql(each)).toList();

        assertThat(others).hasSizeGreaterThan(300);
        assertThat(others.stream().filter(each -> !sqlIn(each).isEmpty()).map(JavaClass::getSimpleName)).isEmpty();
        assertThat(others.stream().filter(SqlRulesTest::readsSqlFile).map(JavaClass::getSimpleName)).isEmpty();
    }

    @Test
    void sqlInAClassIsFound() {
        assertThat(EJB.stream().filter(each -> each.getPackageName().endsWith(".persistence")).flatMap(each -> sqlIn(each).stream()))
            .hasSizeGreaterThan(10);
        assertThat(EJB.stream().filter(each -> each.getPackageName().endsWith(".persistence")).filter(SqlRulesTest::readsSqlFile))
            .hasSizeGreaterThan(10);
    }

    /** A migration of the next version may add a column: the database refuses a prepared statement whose columns have changed. */
    @Test
    void statementsNameTheColumnsOfATable() throws IOException {
        assertThat(Stream.concat(EJB.stream().flatMap(each -> StringConstants.of(each).stream()), filesWithSql().stream())
            .filter(each -> ALL_COLUMNS.matcher(each).find())).isEmpty();
    }

    @Test
    void aStatementThatReadsAllColumnsOfATableIsFound() throws IOException {
        assertThat(filesWithSql()).hasSizeGreaterThan(50);
        assertThat("SELECT page.*,\n       1 AS one\nFROM reservations page\n").containsPattern(ALL_COLUMNS);
        assertThat("SELECT *\nFROM tickets").containsPattern(ALL_COLUMNS);
        assertThat("SELECT *\nFROM queue_turn(1)").doesNotContainPattern(ALL_COLUMNS);
        assertThat("SELECT claim.*\nFROM (SELECT 1 AS id) claim").doesNotContainPattern(ALL_COLUMNS);
    }

    /** The numbers of more than three parameters are easily confused. A part of a statement may have a number that is too high. */
    @Test
    void parametersAreNumberedUpToThreeOrNamed() throws IOException {
        assertThat(Stream.concat(EJB.stream().flatMap(each -> sqlIn(each).stream()), filesWithSql().stream())
            .filter(each -> PLAIN_PARAMETER.matcher(each).find())).isEmpty();
        assertThat(Stream.concat(EJB.stream().flatMap(each -> StringConstants.of(each).stream()), filesWithSql().stream())
            .filter(each -> NUMBER_ABOVE_THREE.matcher(each).find())).isEmpty();
    }

    @Test
    void aPlainParameterAndANumberAboveThreeAreFound() {
        assertThat("SELECT id\nFROM tickets\nWHERE id = cast(? AS uuid)").containsPattern(PLAIN_PARAMETER);
        assertThat("SELECT id\nFROM tickets\nLIMIT ?").containsPattern(PLAIN_PARAMETER);
        assertThat("VALUES (?1, ?2, ?3, ?4)").containsPattern(NUMBER_ABOVE_THREE);
        assertThat("OFFSET ?10").containsPattern(NUMBER_ABOVE_THREE);
        assertThat("VALUES (?1, ?2, ?3, :seats)").doesNotContainPattern(PLAIN_PARAMETER).doesNotContainPattern(NUMBER_ABOVE_THREE);
    }

    /** Shared is no feature, and a health check is packaged apart from all features. */
    private static boolean mayContainSql(JavaClass each) {
        return each.getPackageName().matches("io\\.yemae\\.(\\w+\\.persistence|shared(\\..*)?|ops\\.health)");
    }

    private static List<String> sqlIn(JavaClass each) {
        return StringConstants.of(each).stream().filter(text -> SQL.matcher(text).find()).toList();
    }

    private static boolean readsSqlFile(JavaClass each) {
        return each.getDirectDependenciesFromSelf().stream().anyMatch(used -> used.getTargetClass().isEquivalentTo(SqlFile.class));
    }

    private static List<String> filesWithSql() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("../ejb/src/main/resources/io"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".sql")).toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }
}
