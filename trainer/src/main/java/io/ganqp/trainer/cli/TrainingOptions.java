package io.ganqp.trainer.cli;

import io.ganqp.contract.store.StoreLayout;
import io.ganqp.crds.v1alpha1.DatasetSpec;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.v1alpha1.VolumeSource;
import io.ganqp.crds.validation.DocumentReader;
import io.ganqp.trainer.dataset.DatasetOptions;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.dataset.PackingProgress;
import io.ganqp.trainer.dataset.Rejects;
import io.ganqp.trainer.dataset.builtin.BuiltinFaces;
import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.dataset.source.ImageSource;
import io.ganqp.trainer.dataset.source.ImageSources;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** The document of a training, and where its volumes and caches are here. */
final class TrainingOptions {

  private static final Logger LOG = LoggerFactory.getLogger(TrainingOptions.class);
  private static final int LISTED_REJECTS = 10;

  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "YAML",
      description = "The GanQpTraining document.")
  private Path file;

  @Option(
      names = "--volume",
      paramLabel = "CLAIM=FOLDER",
      description =
          "The folder that stands for a volume claim. May be repeated. Without it, a claim is the"
              + " folder of its name beside the YAML.")
  private Map<String, Path> volumes = Map.of();

  @Option(
      names = "--cache",
      paramLabel = "FOLDER",
      defaultValue = "${env:GANQP_CACHE:-${sys:user.home}/.cache/ganqp}",
      description =
          "Where packed images are kept between runs (GANQP_CACHE). Default: .cache/ganqp in the"
              + " home folder.")
  private Path cache;

  /** Reads and validates the document. */
  GanQpTraining training() {
    GanQpTraining training = DocumentReader.ofTrainings().read(file);
    requireKnownClaims(claims(training.getSpec()));
    return training;
  }

  private void requireKnownClaims(Set<String> claims) {
    for (Map.Entry<String, Path> volume : volumes.entrySet()) {
      if (!claims.contains(volume.getKey())) {
        throw new InvalidOptionException(
            "--volume %s=%s: %s names no such claim; its claims are %s"
                .formatted(volume.getKey(), volume.getValue(), file, claims));
      }
    }
  }

  private static Set<String> claims(GanQpTrainingSpec spec) {
    return Stream.of(spec.dataset().volume(), spec.storage().volume())
        .filter(Objects::nonNull)
        .map(VolumeSource::claimName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Where the checkpoints, models and samples of {@code training} are. */
  Path storeFolder(GanQpTraining training) {
    GanQpTrainingSpec spec = training.getSpec();
    if (spec.storage().volume() == null) {
      throw new UnsupportedSpecException("spec.storage.s3", "use spec.storage.volume");
    }
    return volumes()
        .resolve(spec.storage().volume())
        .resolve(
            StoreLayout.training(
                training.getMetadata().getNamespace(), training.getMetadata().getName()));
  }

  ImageSource source(GanQpTrainingSpec spec) {
    DatasetSpec dataset = spec.dataset();
    if (dataset.builtin() != null) {
      return new BuiltinFaces(dataset.builtin().images());
    }
    if (dataset.volume() != null) {
      return new ImageSources().of(volumes().resolve(dataset.volume()));
    }
    throw new UnsupportedSpecException("spec.dataset.s3", "use spec.dataset.volume");
  }

  PackedDataset dataset(GanQpTrainingSpec spec, PackingProgress progress) {
    DatasetSpec dataset = spec.dataset();
    DatasetOptions options =
        new DatasetOptions(
            spec.model().resolution(),
            Crop.valueOf(dataset.crop().name()),
            dataset.mirror(),
            dataset.holdoutFraction(),
            dataset.maximumRejectedFraction(),
            spec.training().seed());
    ImageSource source = source(spec);
    PackedDataset packed = PackedDataset.open(source, options, cache, progress);
    Rejects rejects = packed.rejects();
    if (rejects.total() > 0) {
      LOG.warn(
          "{}: {}\n{}",
          source.description(),
          rejects.summary(),
          rejects.listing(LISTED_REJECTS).stripTrailing());
    }
    return packed;
  }

  private Volumes volumes() {
    return new Volumes(volumes, file.toAbsolutePath().getParent());
  }
}
