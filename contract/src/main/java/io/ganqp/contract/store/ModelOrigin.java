package io.ganqp.contract.store;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The checkpoint of another training whose networks a training began with.
 *
 * @param uri of the store of that training, {@code pvc://claim/path} or {@code s3://bucket/prefix}
 * @param iteration of the checkpoint
 * @param sha256 digest of its {@value StoreLayout#MANIFEST}, which has those of its files
 * @param model digest of the exported model that was asked for; null where none was
 */
public record ModelOrigin(
    String uri,
    long iteration,
    String sha256,
    @JsonInclude(JsonInclude.Include.NON_NULL) String model) {

  public ModelOrigin {
    Json.present(uri, "from.uri");
    Json.atLeast(0, iteration, "from.iteration");
    Sha256.checked(sha256);
    if (model != null) {
      Sha256.checked(model);
    }
  }

  /** Where the checkpoint is, or was: a training keeps the newest ones only. */
  public String place() {
    return (uri.endsWith("/") ? uri : uri + "/") + StoreLayout.checkpoint(iteration);
  }
}
