/**
 * The operator as a process: settings, the API server, start and stop, leadership and health. What
 * it does to resources is in the rooms below, which know nothing of this package but its settings.
 */
package io.ganqp.operator;
