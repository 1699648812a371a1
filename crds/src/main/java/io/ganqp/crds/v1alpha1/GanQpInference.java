package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** One served face generator. */
@Group(Schema.GROUP)
@Version(Schema.VERSION)
@Kind("GanQpInference")
@Singular("ganqpinference")
@Plural("ganqpinferences")
@ShortNames("gqi")
@AdditionalPrinterColumn(
    name = "READY",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
    getDescription = "Whether at least one pod serves the model")
@AdditionalPrinterColumn(
    name = "MODEL",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.model.version",
    getDescription = "First digits of the digest of the model")
@AdditionalPrinterColumn(
    name = "DISTANCE",
    type = AdditionalPrinterColumn.Type.NUMBER,
    jsonPath = ".status.model.distance",
    getDescription = "Distance of the model's faces to the held-out images")
@AdditionalPrinterColumn(
    name = "REPLICAS",
    type = AdditionalPrinterColumn.Type.INTEGER,
    jsonPath = ".status.readyReplicas",
    getDescription = "Pods that serve")
@AdditionalPrinterColumn(
    name = "URL",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.url",
    getDescription = "Where faces come from")
@AdditionalPrinterColumn(
    name = "AGE",
    type = AdditionalPrinterColumn.Type.DATE,
    jsonPath = ".metadata.creationTimestamp",
    getDescription = "Time since creation")
@ValidationRule(
    value = "self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')",
    message =
        "use lower-case letters, digits and \"-\" only, a letter first, a letter or digit last: a Service is named after it",
    fieldPath = ".metadata.name")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "spec", "status"})
public final class GanQpInference implements HasMetadata, Namespaced {

  private ObjectMeta metadata = new ObjectMeta();
  private String apiVersion = HasMetadata.getApiVersion(GanQpInference.class);

  @Required
  @JsonPropertyDescription("The desired state.")
  private GanQpInferenceSpec spec;

  @JsonPropertyDescription("The observed state, written by the operator.")
  private GanQpInferenceStatus status;

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
  public GanQpInferenceSpec getSpec() {
    return spec;
  }

  /** Sets the desired state. */
  public void setSpec(GanQpInferenceSpec spec) {
    this.spec = spec;
  }

  /** The observed state; null until the operator has seen the resource. */
  public GanQpInferenceStatus getStatus() {
    return status;
  }

  /** Sets the observed state. */
  public void setStatus(GanQpInferenceStatus status) {
    this.status = status;
  }
}
