/** What tools that do not know this operator make of its resources, as recorded for each phase. */
package io.ganqp.operator.tools;
