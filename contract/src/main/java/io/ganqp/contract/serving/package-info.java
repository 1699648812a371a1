/** What a service and the operator agree on. */
package io.ganqp.contract.serving;
