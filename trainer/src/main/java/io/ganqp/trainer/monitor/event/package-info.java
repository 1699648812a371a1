/**
 * What happens in a run, told by training in order, and how several hear of it. Knows no listener
 * and no other room of the trainer.
 */
package io.ganqp.trainer.monitor.event;
