package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/**
 * What both kinds have in common.
 *
 * @param <S> the desired state
 * @param <T> the observed state
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "spec", "status"})
public abstract sealed class GanQpResource<S, T> implements HasMetadata, Namespaced
    permits GanQpTraining, GanQpInference {

  private ObjectMeta metadata = new ObjectMeta();
  private String apiVersion = HasMetadata.getApiVersion(getClass());

  @Required
  @JsonPropertyDescription("The desired state.")
  private S spec;

  /** The API server fills it in, so that tools know one that nobody has seen yet. */
  @JsonPropertyDescription("The observed state, written by the operator.")
  @Default("{}")
  private T status;

  /** Always the name of this type; what a document says is checked before it gets here. */
  @Override
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public String getKind() {
    return HasMetadata.super.getKind();
  }

  @Override
  public ObjectMeta getMetadata() {
    return metadata;
  }

  @Override
  public void setMetadata(ObjectMeta metadata) {
    this.metadata = metadata;
  }

  @Override
  public String getApiVersion() {
    return apiVersion;
  }

  @Override
  public void setApiVersion(String apiVersion) {
    this.apiVersion = apiVersion;
  }

  /** The desired state. */
  public S getSpec() {
    return spec;
  }

  /** Sets the desired state. */
  public void setSpec(S spec) {
    this.spec = spec;
  }

  /** The observed state; null until the operator has seen the resource. */
  public T getStatus() {
    return status;
  }

  /** Sets the observed state. */
  public void setStatus(T status) {
    this.status = status;
  }
}
