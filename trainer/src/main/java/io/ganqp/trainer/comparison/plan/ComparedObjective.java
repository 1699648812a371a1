package io.ganqp.trainer.comparison.plan;

import io.ganqp.crds.v1alpha1.CriticSpec;
import io.ganqp.crds.v1alpha1.ObjectiveSpec;
import io.ganqp.crds.v1alpha1.OptimizerSpec;

/**
 * A row of a comparison: what takes the place of the same fields of the base.
 *
 * @param name of the row
 * @param objective with its settings; null: GanQp
 * @param critic with its constraint; null: as the article has it
 * @param optimizer null: that of the base, which is the objective's own if it names none
 * @param criticSteps null: those of the base, which are the objective's own if it names none
 */
public record ComparedObjective(
    String name,
    ObjectiveSpec objective,
    CriticSpec critic,
    OptimizerSpec optimizer,
    Integer criticSteps) {}
