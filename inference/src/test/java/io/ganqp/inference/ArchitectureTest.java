package io.ganqp.inference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What each package says may not enter it. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.ganqp.inference");

  @Test
  void imagesKnowNeitherModelsNorHttp() {
    expectNone(
        "image",
        "..model..",
        "..batching..",
        "..serving..",
        "..rest..",
        "ai.onnxruntime..",
        "jakarta.ws..");
  }

  @Test
  void modelsKnowNeitherQueuesNorHttp() {
    expectNone("model", "..batching..", "..serving..", "..rest..", "jakarta.ws..", "io.vertx..");
  }

  @Test
  void batchingKnowsNeitherHttpNorWhichModelIsServed() {
    expectNone("batching", "..serving..", "..rest..", "jakarta.ws..", "io.vertx..");
  }

  @Test
  void whoServesAModelKnowsNoHttpAndNoPixels() {
    expectNone(
        "serving",
        "..image..",
        "..rest..",
        "..gate..",
        "ai.onnxruntime..",
        "jakarta.ws..",
        "io.vertx..");
  }

  @Test
  void whatIsKeptIsKnownByItsNameAlone() {
    expectNone(
        "cache",
        "..image..",
        "..model..",
        "..batching..",
        "..serving..",
        "..rest..",
        "..gate..",
        "jakarta.ws..",
        "io.vertx..");
  }

  @Test
  void whoMayAskIsDecidedWithoutKnowingWhat() {
    expectNone(
        "access",
        "..image..",
        "..model..",
        "..batching..",
        "..serving..",
        "..rest..",
        "..gate..",
        "..oip..",
        "jakarta.ws..",
        "io.vertx..",
        "io.grpc..");
  }

  @Test
  void archivesKnowNotWhatIsInThem() {
    expectNone(
        "archive",
        "..image..",
        "..model..",
        "..batching..",
        "..serving..",
        "..cache..",
        "..rest..",
        "..gate..",
        "jakarta.ws..",
        "io.vertx..");
  }

  @Test
  void theInferenceProtocolKnowsNotWhatCarriesIt() {
    noClasses()
        .that()
        .resideInAPackage("io.ganqp.inference.oip")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..oip.http..",
            "..oip.grpc..",
            "..rest..",
            "..gate..",
            "jakarta.ws..",
            "io.vertx..",
            "com.fasterxml..",
            "io.grpc..",
            "com.google.protobuf..")
        .check(CLASSES);
  }

  @Test
  void theInferenceProtocolOverHttpTouchesNoPixelsAndAsksNoPool() {
    expectNone("oip.http", "..image..", "..rest..", "ai.onnxruntime..", "java.awt..");
  }

  /** And without a port for it, none of its classes is loaded. */
  @Test
  void grpcIsKnownInItsOwnRoomAlone() {
    expectNone("oip.grpc", "..image..", "..rest..", "..gate..", "..oip.http..", "ai.onnxruntime..");
    noClasses()
        .that()
        .resideOutsideOfPackage("io.ganqp.inference.oip.grpc..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.grpc..", "io.ganqp.inference.oip.grpc..")
        .check(CLASSES);
  }

  @Test
  void httpTouchesNoPixelsAndNoRuntime() {
    expectNone("rest", "ai.onnxruntime..", "java.awt..", "javax.imageio..", "java.nio..");
  }

  @Test
  void theGateKnowsNoImages() {
    expectNone(
        "gate",
        "..oip..",
        "..model..",
        "..batching..",
        "..image..",
        "..serving..",
        "..rest..",
        "jakarta.ws..");
  }

  @Test
  void onlyWhoLoadsModelsKnowsOfBuckets() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.ganqp.inference.model..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.ganqp.store.s3..")
        .check(CLASSES);
  }

  /** Its classes are loaded for s3:// alone, so that files start as fast as without it. */
  @Test
  void nothingButBucketModelsOpensABucket() {
    noClasses()
        .that()
        .doNotHaveSimpleName("BucketModels")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "io\\.ganqp\\.store\\.s3\\.(Bucket|S3Models|S3ModelWatch|S3Store|S3Settings)|software\\.amazon.*")
        .check(CLASSES);
  }

  @Test
  void nothingKnowsOfTraining() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.ganqp.trainer..", "org.deeplearning4j..", "org.nd4j..")
        .check(CLASSES);
  }

  private void expectNone(String room, String... others) {
    noClasses()
        .that()
        .resideInAPackage("io.ganqp.inference." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(CLASSES);
  }
}
