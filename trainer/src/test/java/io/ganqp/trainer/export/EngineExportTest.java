package io.ganqp.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.ModelCard;
import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Engines;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.InitialParameters;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineExportTest {

  @Test
  void theReferenceGeneratorPassesItsVerification(@TempDir Path folder) {
    NetworkDefinition generator = Networks.generator(32, 128, 8, 2048);
    float[] parameters = parameters(generator);
    GeneratorExporter exporter =
        new GeneratorExporter(FileStore.forWriting(folder), folder.resolve("scratch"), "test");
    Provenance provenance =
        new Provenance(
            new ModelCard.Training("default", "faces", null),
            "GAN-QP",
            1000,
            List.of(),
            0,
            null,
            null);

    try (Engine engine = Engines.open(Engines.AUTO);
        Plan plan = engine.compile(generator, PlanOptions.inference(TrainedGenerator.BATCH_SIZE))) {
      plan.load(parameters);
      ExportedModel exported =
          exporter.export(generator, parameters, provenance, Optional.empty(), plan::forward);

      assertThat(exported.card().verification().maximumDifference()).isLessThan(1e-5);
      assertThat(exported.card().resolution()).isEqualTo(32);
    }
  }

  /** As after some training: no statistic is 0 or 1 any more. */
  private static float[] parameters(NetworkDefinition generator) {
    float[] parameters = InitialParameters.of(generator, 1);
    Random random = new Random(2);
    for (ParameterBlock block : ParameterLayout.of(generator).blocks()) {
      for (int i = block.offset(); i < block.end(); i++) {
        if (block.kind() == Kind.VARIANCE) {
          parameters[i] = 0.1f + random.nextFloat();
        } else if (block.kind() != Kind.WEIGHT) {
          parameters[i] += (float) (0.2 * random.nextGaussian());
        }
      }
    }
    return parameters;
  }
}
