/** What the trainer writes and the service reads: store layout, model card, latents. */
package io.ganqp.contract;
