package io.ganqp.operator.training;

import io.ganqp.contract.store.StoreLayout;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.S3Source;
import io.ganqp.crds.v1alpha1.StorageSpec;
import io.ganqp.crds.v1alpha1.VolumeSource;

/** Where a training's store is, as a URI that means the same to every pod. */
final class StorePlace {

  private StorePlace() {}

  /**
   * {@code pvc://claim/path/<namespace>/<name>/<key>} or {@code s3://bucket/prefix/…}.
   *
   * @param key of {@link StoreLayout}
   */
  static String uri(GanQpTraining training, String key) {
    String place =
        StoreLayout.training(
                training.getMetadata().getNamespace(), training.getMetadata().getName())
            + "/"
            + key;
    StorageSpec storage = training.getSpec().storage();
    VolumeSource volume = storage.volume();
    if (volume != null) {
      return "pvc://" + volume.claimName() + "/" + inFolder(volume.path(), place);
    }
    S3Source s3 = storage.s3();
    return "s3://" + s3.bucket() + "/" + inFolder(s3.prefix(), place);
  }

  private static String inFolder(String folder, String place) {
    if (folder == null || folder.isEmpty() || folder.equals(".")) {
      return place;
    }
    return folder.endsWith("/") ? folder + place : folder + "/" + place;
  }
}
