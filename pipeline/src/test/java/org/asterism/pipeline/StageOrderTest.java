package org.asterism.pipeline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The arrows of the architecture, held by the build. */
@AnalyzeClasses(packages = "org.asterism", importOptions = ImportOption.DoNotIncludeTests.class)
class StageOrderTest {
  private static final String ROOT = "org.asterism.pipeline.";

  /** In the order of the data. */
  private static final List<String> PACKAGES =
      List.of(
          "lake",
          "manners",
          "sources",
          "crawl",
          "people",
          "fetch",
          "enrich",
          "history",
          "embed",
          "link",
          "chart",
          "publish",
          "postgres",
          "neo4j",
          "takedown",
          "evaluate");

  @ArchTest
  static void aPackageUsesOnlyThoseBeforeItInTheWayOfTheData(JavaClasses classes) {
    for (int i = 0; i < PACKAGES.size() - 1; i++) {
      String[] later =
          PACKAGES.subList(i + 1, PACKAGES.size()).stream()
              .map(name -> ROOT + name + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(ROOT + PACKAGES.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .check(classes);
    }
  }

  @ArchTest
  static void noPackageIsOutsideThatOrder(JavaClasses classes) {
    Set<String> found =
        classes.that(resideInAPackage("org.asterism.pipeline..")).stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(ROOT))
            .map(name -> name.substring(ROOT.length()))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(found).containsExactlyInAnyOrderElementsOf(PACKAGES);
  }

  @ArchTest
  static void theStagesKnowNeitherJobsNorSandboxNorServing(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAPackage("org.asterism.pipeline..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.asterism.jobs..", "org.asterism.sandbox..", "org.asterism.serving..")
        .check(classes);
  }

  @ArchTest
  static void coreKnowsNoSparkAndNoStages(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAPackage("org.asterism.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.spark..", "org.apache.hadoop..", "io.delta..", "org.asterism.pipeline..")
        .check(classes);
  }

  @ArchTest
  static void nothingIsADrawerForOddments(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAnyPackage("org.asterism.pipeline..", "org.asterism.core..")
        .should()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .check(classes);
  }

  @ArchTest
  static void stagesDoNotPrint(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAPackage("org.asterism.pipeline..")
        .should(accessField(System.class, "out"))
        .orShould(accessField(System.class, "err"))
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(classes);
  }

  @ArchTest
  static void everyPackageIsIntroduced(JavaClasses classes) {
    assertThat(classes.that(resideInAPackage("org.asterism.pipeline..")))
        .allSatisfy(
            each ->
                assertThat(each.getPackage().tryGetPackageInfo())
                    .as("package-info of %s", each.getPackageName())
                    .isPresent());
  }
}
