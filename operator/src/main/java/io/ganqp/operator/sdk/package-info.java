/** What the reconcilers do by the operator SDK beyond what it does by itself. */
package io.ganqp.operator.sdk;
