package io.headwater.training.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.headwater.training",
        importOptions = ImportOption.DoNotIncludeTests.class)
class NativeLibraryTest {

    /** A TaskManager that loads it can be torn down by it. */
    @ArchTest
    static final ArchRule onlyTheChildTouchesLightGbm =
            noClasses()
                    .that()
                    .haveNameNotMatching(".*\\.learner\\.(Learner|Boosting|GroupDataset)")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.github.metarank..", "com.microsoft.ml..");

    @ArchTest
    static final ArchRule nobodyElseCallsTheChildsClasses =
            noClasses()
                    .that()
                    .haveNameNotMatching(".*\\.learner\\.(Learner|Boosting|GroupDataset)")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(".*\\.learner\\.(Boosting|GroupDataset).*");
}
