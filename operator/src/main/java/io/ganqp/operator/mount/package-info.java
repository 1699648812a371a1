/**
 * Why a pod waits for its volumes, its network or its runtime. A pod's status does not say; the
 * kubelet says it in events, which are read here, and only of pods that have waited for long. No
 * resource of ours may enter: what is made of it is the business of those who ask.
 */
package io.ganqp.operator.mount;
