package io.yemae.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** What the rules apply to: the classes of both modules, without tests. */
final class ImportedClasses {
    static final JavaClasses YEMAE = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("io.yemae");
    static final JavaClasses WEB = new ClassFileImporter().importPath("target/classes");
    static final JavaClasses EJB = YEMAE.that(DescribedPredicate.describe("are of the ejb module",
        each -> !WEB.contain(each.getName())));

    private ImportedClasses() {
    }

    /** For positive controls. */
    static JavaClasses only(Class<?> type) {
        return new ClassFileImporter().importClasses(type);
    }
}
