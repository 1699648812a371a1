/**
 * Generator and critic: their layers, where each parameter lies in the flat vector, their DL4J
 * form, initial values and the averaged generator. No arithmetic of a forward or backward pass.
 */
package io.ganqp.trainer.network;
