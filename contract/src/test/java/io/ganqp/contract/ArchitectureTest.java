package io.ganqp.contract;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.ganqp.contract");

  @Test
  void theContractDependsOnNothingButTheJdkAndJackson() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("io.ganqp.contract..", "java..", "com.fasterxml.jackson..")
        .check(CLASSES);
  }

  @Test
  void roomsKnowNoOtherButMetrics() {
    slices()
        .matching("io.ganqp.contract.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            DescribedPredicate.alwaysTrue(), resideInAPackage("io.ganqp.contract.metric"))
        .check(CLASSES);
  }
}
