/**
 * Whom pods may call: rules of NetworkPolicies, as far as the administrator allows them. Pure;
 * knows no resource of ours.
 */
package io.ganqp.operator.network;
