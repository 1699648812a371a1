/** Trains, evaluates and exports. Knows nothing of Kubernetes. */
package io.ganqp.trainer;
