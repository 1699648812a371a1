/**
 * Where the time of a run goes: phases of the loop, operations of an engine, and the table of both.
 * Measures and prints; knows nothing of what it measures.
 */
package io.ganqp.trainer.profile;
