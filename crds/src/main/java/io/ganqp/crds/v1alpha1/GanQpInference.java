package io.ganqp.crds.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
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
    name = "METRIC",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.model.metric",
    getDescription = "What the model was chosen by")
@AdditionalPrinterColumn(
    name = "VALUE",
    type = AdditionalPrinterColumn.Type.NUMBER,
    jsonPath = ".status.model.value",
    getDescription = "Value of the metric of the model")
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
    name = "CANARY",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.canary.phase",
    priority = 1,
    getDescription = "How far the latest candidate has come")
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
public final class GanQpInference extends GanQpResource<GanQpInferenceSpec, GanQpInferenceStatus> {}
