package io.ganqp.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What each package says may not enter it. */
class ArchitectureTest {

  private static final String CLIENT = "io.fabric8.kubernetes.client..";
  private static final String SDK = "io.javaoperatorsdk..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.ganqp.operator");

  @Test
  void podsAreMadeWithoutAClient() {
    expectNone("pod..", CLIENT, SDK, "..training..", "..inference..", "..status..");
  }

  @Test
  void statusKnowsNoResourceInParticular() {
    expectNone("status..", SDK, "..training..", "..inference..", "io.ganqp.crds..");
  }

  @Test
  void whatIsAskedOfPodsKnowsNoResourceOfOurs() {
    for (String room : new String[] {"mount..", "diagnosis..", "http.."}) {
      expectNone(room, SDK, "..training..", "..inference..", "..status..", "io.ganqp.crds..");
    }
  }

  @Test
  void candidatesAreDecidedAboutWithoutACluster() {
    expectNone(
        "canary..", SDK, CLIENT, "..training..", "..inference..", "..pod..", "..diagnosis..");
  }

  @Test
  void permissionsAndNetworksKnowNoResourceOfOurs() {
    expectNone(
        "permission..",
        SDK,
        CLIENT,
        "io.fabric8..",
        "..training..",
        "..inference..",
        "..network..",
        "io.ganqp.crds..");
    expectNone("network..", SDK, CLIENT, "..training..", "..inference..", "io.ganqp.crds..");
  }

  @Test
  void troublesAreFoundWithoutAClient() {
    expectNone("diagnosis..", CLIENT, "..mount..", "..http..");
  }

  @Test
  void trainingAndInferenceDoNotKnowEachOther() {
    expectNone("training..", "io.ganqp.operator.inference..");
    expectNone("inference..", "io.ganqp.operator.training..");
  }

  @Test
  void reconcilersDoNotKnowTheProcess() {
    for (String room :
        new String[] {
          "training..",
          "inference..",
          "pod..",
          "status..",
          "mount..",
          "http..",
          "permission..",
          "network..",
          "diagnosis..",
          "canary.."
        }) {
      expectNone(room, "io.ganqp.operator");
    }
  }

  @Test
  void decidingTouchesNothing() {
    for (String pure :
        new String[] {
          "TrainingDecision",
          "StatusDraft",
          "JobDiagnosis",
          "TrainerPod",
          "PodVerdict",
          "Failures",
          "Rivals",
          "Stopping",
          "TrainerEnd",
          "Announcements",
          "Deadlines",
          "CompletionMessage",
          "Figures",
          "ModelSelection",
          "Rollout",
          "RolloutDecision",
          "Replicas",
          "FieldOwnership",
          "ServingPod",
          "ServingPods",
          "Companions",
          "Obstacle",
          "VolumeCaveat",
          "VolumeWait",
          "MountEvents",
          "DeploymentProgress",
          "ServingConditions",
          "ServingStatus",
          "Canary",
          "CanaryTrial",
          "RevisionPods",
          "CanaryResources"
        }) {
      noClasses()
          .that()
          .haveSimpleName(pure)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CLIENT, SDK, "java.net..", "java.nio..")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleName("Clock")
          .check(CLASSES);
    }
  }

  @Test
  void nothingKnowsOfTrainersAndServicesInside() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.ganqp.trainer..", "io.ganqp.inference..")
        .check(CLASSES);
  }

  private static void expectNone(String room, String... others) {
    noClasses()
        .that()
        .resideInAPackage("io.ganqp.operator." + room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .allowEmptyShould(true)
        .check(CLASSES);
  }
}
