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

/** One training run of a face generator. */
@Group(Schema.GROUP)
@Version(Schema.VERSION)
@Kind("GanQpTraining")
@Singular("ganqptraining")
@Plural("ganqptrainings")
@ShortNames("gqt")
@AdditionalPrinterColumn(
    name = "STATUS",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.conditions[?(@.status==\"True\")].type",
    getDescription = "Pending, Suspended, Running, Complete or Failed")
@AdditionalPrinterColumn(
    name = "REASON",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.conditions[?(@.status==\"True\")].reason",
    getDescription = "Why, in one word; the message of the condition says more")
@AdditionalPrinterColumn(
    name = "PROGRESS",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.progress.completion",
    getDescription = "Part of the iterations that is done")
@AdditionalPrinterColumn(
    name = "ITERATION",
    type = AdditionalPrinterColumn.Type.INTEGER,
    jsonPath = ".status.progress.iteration",
    getDescription = "Generator steps done")
@AdditionalPrinterColumn(
    name = "DISTANCE",
    type = AdditionalPrinterColumn.Type.NUMBER,
    jsonPath = ".status.progress.distance",
    getDescription = "Distance to the held-out images at the latest evaluation")
@AdditionalPrinterColumn(
    name = "BEST",
    type = AdditionalPrinterColumn.Type.NUMBER,
    jsonPath = ".status.model.distance",
    getDescription = "The same of the best model")
@AdditionalPrinterColumn(
    name = "AGE",
    type = AdditionalPrinterColumn.Type.DATE,
    jsonPath = ".metadata.creationTimestamp",
    getDescription = "Time since creation")
@ValidationRule(
    value = "self.metadata.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
    message =
        "use lower-case letters, digits and \"-\" only, a letter or digit first and last: pods are named after it",
    fieldPath = ".metadata.name")
@ValidationRule(
    value = "!has(self.spec.serving) || self.metadata.name.matches('^[a-z]')",
    message = "must start with a letter when spec.serving is set: a Service is named after it",
    fieldPath = ".metadata.name")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "spec", "status"})
public final class GanQpTraining implements HasMetadata, Namespaced {

  private ObjectMeta metadata = new ObjectMeta();
  private String apiVersion = HasMetadata.getApiVersion(GanQpTraining.class);

  @Required
  @JsonPropertyDescription("The desired state.")
  private GanQpTrainingSpec spec;

  @JsonPropertyDescription("The observed state, written by the operator.")
  private GanQpTrainingStatus status;

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
  public GanQpTrainingSpec getSpec() {
    return spec;
  }

  /** Sets the desired state. */
  public void setSpec(GanQpTrainingSpec spec) {
    this.spec = spec;
  }

  /** The observed state; null until the operator has seen the resource. */
  public GanQpTrainingStatus getStatus() {
    return status;
  }

  /** Sets the observed state. */
  public void setStatus(GanQpTrainingStatus status) {
    this.status = status;
  }
}
