package io.ganqp.trainer;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know whom: data flows one way through the rooms of the trainer. */
class ArchitectureTest {

  private static final String ROOM = "io.ganqp.trainer.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.ganqp.trainer");

  @Test
  void roomsFormNoCycle() {
    slices().matching("io.ganqp.trainer.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void roomsOfTheMonitorFormNoCycle() {
    slices().matching(ROOM + "monitor.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theTrainerKnowsNothingOfKubernetes() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOM + "cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.fabric8.kubernetes.client..")
        .check(CLASSES);
  }

  @Test
  void onlyWhoReadsDocumentsOrImagesKnowsOfBuckets() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOM + "cli..", ROOM + "dataset.source..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.ganqp.store.s3..")
        .check(CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk..")
        .check(CLASSES);
  }

  @ParameterizedTest
  @CsvSource({
    "objective,  network engine constraint dataset recipe training monitor export evaluation study"
        + " cli",
    "recipe,     engine dataset augment training monitor export evaluation study preflight cli",
    "study,      network engine augment dataset training monitor export evaluation constraint cli",
    "comparison, cli preflight study natives",
    "comparison.plan,  comparison.run comparison.statistic comparison.report engine dataset"
        + " training monitor export evaluation judging scoring",
    "comparison.run,   comparison.statistic comparison.report network engine dataset monitor export"
        + " evaluation judging scoring",
    "comparison.statistic, comparison.plan comparison.run comparison.report objective network"
        + " engine dataset training monitor evaluation",
    "comparison.report, engine dataset export evaluation judging scoring",
    "table,      study comparison cli training monitor",
    "augment,    network engine objective dataset training monitor export evaluation preflight cli",
    "network,    engine constraint objective dataset training monitor export evaluation cli",
    "profile,    network engine objective dataset training monitor export evaluation cli",
    "engine,     constraint objective dataset training monitor export evaluation cli",
    "constraint, objective augment dataset training monitor export evaluation preflight cli",
    "dataset,    network engine objective training monitor export evaluation cli",
    "evaluation, network engine objective dataset training monitor export cli",
    "monitor,    network engine objective dataset training export evaluation cli",
    "monitor.event,    monitor.metrics monitor.progress monitor.server monitor.console monitor.report monitor.image monitor.page",
    "monitor.image,    monitor.event monitor.metrics monitor.progress monitor.server monitor.console monitor.report monitor.page",
    "monitor.metrics,  monitor.progress monitor.server monitor.console monitor.report monitor.image monitor.page",
    "monitor.progress, monitor.metrics monitor.server monitor.console monitor.report monitor.image monitor.page",
    "monitor.server,   monitor.metrics monitor.console monitor.report monitor.image monitor.page",
    "monitor.console,  monitor.metrics monitor.server monitor.report monitor.image monitor.page",
    "monitor.page,     monitor.event monitor.metrics monitor.progress monitor.server monitor.console monitor.report",
    "monitor.report,   monitor.progress monitor.server monitor.console",
    "export,     engine constraint objective dataset training monitor evaluation cli",
    "weights,    network engine objective dataset training monitor export evaluation scoring cli",
    "inspection, network engine objective augment dataset training export judging monitor.metrics monitor.progress monitor.server monitor.console monitor.report preflight cli",
    "onnx,       network engine objective dataset training monitor export evaluation cli",
    "scoring,    network engine objective augment export monitor.metrics monitor.progress"
        + " monitor.server monitor.console monitor.report preflight cli",
    "judging,    network engine objective training scoring monitor export onnx preflight cli",
    "training,   scoring monitor.metrics monitor.progress monitor.server monitor.console"
        + " monitor.report preflight cli",
    "preflight,  dataset natives cli",
    "natives,    network engine objective dataset training monitor export evaluation preflight cli",
  })
  void aRoomDoesNotKnow(String room, String others) {
    String[] packages =
        Arrays.stream(others.split(" ")).map(o -> ROOM + o + "..").toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOM + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(CLASSES);
  }

  @Test
  void enginesDoNotKnowEachOther() {
    slices()
        .matching("io.ganqp.trainer.engine.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(alwaysTrue(), resideInAPackage(ROOM + "engine.program.."))
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(ROOM + "engine.program..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOM + "engine.dl4j..", ROOM + "engine.onednn..")
        .check(CLASSES);
  }

  @Test
  void noRoomsOfAnEngineNeedEachOther() {
    slices().matching("io.ganqp.trainer.engine.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void metricsAreFunctionsOfFeaturesAlone() {
    classes()
        .that()
        .resideInAPackage(ROOM + "evaluation.metric..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.ejml..", ROOM + "evaluation.metric..", ROOM + "evaluation.feature..")
        .check(CLASSES);
  }
}
