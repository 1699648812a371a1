package io.ganqp.crds;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.ganqp.crds");

  @Test
  void theTypesDoNotKnowHowTheyAreValidated() {
    noClasses()
        .that()
        .resideInAPackage("io.ganqp.crds.v1alpha1..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.ganqp.crds.validation..")
        .check(CLASSES);
  }

  @Test
  void theApiKnowsNoOtherRoomOfTheHouse() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.ganqp.contract..", "io.ganqp.trainer..", "io.ganqp.inference..")
        .check(CLASSES);
  }
}
