package io.ganqp.crds.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
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
    name = "METRIC",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.progress.metric",
    getDescription = "What the best model is chosen by")
@AdditionalPrinterColumn(
    name = "VALUE",
    type = AdditionalPrinterColumn.Type.NUMBER,
    jsonPath = ".status.progress.value",
    getDescription = "Value of the metric at the latest evaluation")
@AdditionalPrinterColumn(
    name = "BEST",
    type = AdditionalPrinterColumn.Type.NUMBER,
    jsonPath = ".status.model.value",
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
public final class GanQpTraining extends GanQpResource<GanQpTrainingSpec, GanQpTrainingStatus> {}
