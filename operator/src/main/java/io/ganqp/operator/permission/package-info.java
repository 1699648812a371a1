/**
 * What the administrator lets users of namespaces ask for, where it is more than Kubernetes' own
 * role {@code edit} gives them, and what is said when they ask for more. Pure; knows no reconciler.
 */
package io.ganqp.operator.permission;
