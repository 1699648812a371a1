/** The packaged service in a process of its own, for what only a process shows. */
package io.ganqp.inference.process;
