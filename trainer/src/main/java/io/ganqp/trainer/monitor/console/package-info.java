/** What a person sees who started the program: a bar or lines, and the events in the log. */
package io.ganqp.trainer.monitor.console;
