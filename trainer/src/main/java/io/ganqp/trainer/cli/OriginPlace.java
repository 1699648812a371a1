package io.ganqp.trainer.cli;

import io.ganqp.contract.store.StoreLayout;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.InitialModel;
import io.ganqp.crds.v1alpha1.S3Source;
import io.ganqp.crds.v1alpha1.StorageSpec;
import io.ganqp.crds.v1alpha1.VolumeSource;
import io.ganqp.store.s3.S3Location;
import io.ganqp.trainer.training.UnusableOriginException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the training is that another one begins with.
 *
 * @param from as the document names it
 * @param volumes what stands for its claims
 */
record OriginPlace(InitialModel from, Volumes volumes) {

  /** The folder, if it is in a volume. */
  Path folder() {
    return volumes.resolve(from.volume());
  }

  /** {@code pvc://claim/path} or {@code s3://bucket/prefix}. */
  String uri() {
    if (from.s3() != null) {
      return Places.location(from.s3()).toString();
    }
    VolumeSource volume = from.volume();
    String path =
        volume.path() == null
            ? ""
            : Path.of(volume.path()).normalize().toString().replace('\\', '/');
    return "pvc://" + volume.claimName() + (path.isEmpty() ? "" : "/" + path);
  }

  /**
   * Confirms that it is not the store of {@code training} itself.
   *
   * @throws UnusableOriginException if it is
   */
  void requireOther(GanQpTraining training) {
    String own =
        StoreLayout.training(
            training.getMetadata().getNamespace(), training.getMetadata().getName());
    StorageSpec storage = training.getSpec().storage();
    boolean same =
        from.volume() != null
            ? storage.volume() != null
                && real(folder()).equals(real(volumes.resolve(storage.volume()).resolve(own)))
            : storage.s3() != null && isAt(storage.s3(), own);
    if (same) {
      throw new UnusableOriginException(
          "%s is the store of this training itself, which goes on from its checkpoints anyway: name another training, or remove spec.model.from"
              .formatted(uri()));
    }
  }

  private boolean isAt(S3Source storage, String own) {
    S3Location place = Places.location(storage).resolve(own);
    return place.equals(Places.location(from.s3()))
        && Objects.equals(storage.endpoint(), from.s3().endpoint());
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize();
    }
  }
}
