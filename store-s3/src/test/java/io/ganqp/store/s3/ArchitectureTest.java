package io.ganqp.store.s3;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.ganqp.store.s3");

  @Test
  void knowsTheContractAndTheSdkAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.ganqp.store.s3..",
            "io.ganqp.contract.store..",
            "java..",
            "javax.net.ssl..",
            "software.amazon.awssdk..")
        .check(CLASSES);
  }

  @Test
  void usesTheSynchronousClientOnly() {
    noClasses().should().dependOnClassesThat().haveSimpleNameContaining("Async").check(CLASSES);
  }

  @Test
  void keepsTheSdkInside() {
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should()
        .notHaveRawReturnType(JavaClass.Predicates.resideInAPackage("software.amazon.awssdk.."))
        .andShould()
        .notHaveRawParameterTypes(ofTheSdk())
        .check(CLASSES);
  }

  private static DescribedPredicate<java.util.List<JavaClass>> ofTheSdk() {
    return DescribedPredicate.describe(
        "of the SDK",
        types -> types.stream().anyMatch(t -> t.getPackageName().startsWith("software.amazon")));
  }
}
