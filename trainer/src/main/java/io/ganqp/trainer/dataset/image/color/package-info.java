/** From samples in the colours of an ICC profile to sRGB. Knows nothing of files and formats. */
package io.ganqp.trainer.dataset.image.color;
