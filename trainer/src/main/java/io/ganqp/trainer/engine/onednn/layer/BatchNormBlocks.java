package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;

/** Where the values of one batch normalisation lie in the flat parameters. */
record BatchNormBlocks(
    ParameterBlock scale, ParameterBlock shift, ParameterBlock mean, ParameterBlock variance) {

  static BatchNormBlocks of(ParameterLayout layout, int layer) {
    return new BatchNormBlocks(
        layout.block(layer, Kind.SCALE),
        layout.block(layer, Kind.SHIFT),
        layout.block(layer, Kind.MEAN),
        layout.block(layer, Kind.VARIANCE));
  }
}
