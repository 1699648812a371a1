/** What a process hears from whoever runs it. */
package io.ganqp.contract.process;
