/**
 * Where native libraries are unpacked, chosen before the first of them is loaded. Knows the system
 * properties that decide it, and no library.
 */
package io.ganqp.trainer.natives;
