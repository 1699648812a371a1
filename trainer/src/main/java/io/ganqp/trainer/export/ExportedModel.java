package io.ganqp.trainer.export;

import io.ganqp.contract.store.ModelCard;
import io.ganqp.contract.store.ModelPointer;

/**
 * What was stored.
 *
 * @param card as in {@code model.json}
 * @param pointer as in {@code latest.json}
 * @param best whether {@code best.json} points to it as well
 */
public record ExportedModel(ModelCard card, ModelPointer pointer, boolean best) {}
